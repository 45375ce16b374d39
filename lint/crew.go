package lint

import "sync"

// crew does jobs beside the one who sends them, a few at a time.
type crew struct {
	hands chan struct{} // one for each job that is being done; nil: the sender does them
	jobs  sync.WaitGroup
	once  sync.Once
	fault any // the first panic of a job
}

// job is something that was sent to be done.
type job struct{ done chan struct{} }

// newCrew makes a crew of so many workers; of fewer than two, the sender does every
// job as it is sent.
func newCrew(workers int) *crew {
	c := &crew{}
	if workers > 1 {
		c.hands = make(chan struct{}, workers)
	}
	return c
}

// send has do done, and waits only until somebody is free to begin. The job is
// nil where it is done already.
func (c *crew) send(do func()) *job {
	if c.hands == nil {
		do()
		return nil
	}
	c.hands <- struct{}{}
	j := &job{make(chan struct{})}
	c.jobs.Go(func() {
		defer func() {
			if v := recover(); v != nil {
				c.once.Do(func() { c.fault = v })
			}
			close(j.done)
			<-c.hands
		}()
		do()
	})
	return j
}

// wait returns when the job is done.
func (j *job) wait() {
	if j != nil {
		<-j.done
	}
}

// wait returns when all jobs are done. The panic of a job is the sender's from
// here on, who may know what to do about it.
func (c *crew) wait() {
	c.jobs.Wait()
	if c.fault != nil {
		panic(c.fault)
	}
}
