package main

import "context"

// large is the size in bytes from which files are checked one at a time, so
// that a few very large ones cannot fill the memory together.
const large = 8 << 20

// inOrder runs do on every source, jobs at a time, and hands the outcomes to
// emit in the order of the sources. At most 2*jobs outcomes are held. It stops
// early only where emit fails; a context that ends is for do to notice.
func inOrder[O any](ctx context.Context, sources []source, jobs int,
	do func(context.Context, source) O, emit func(source, O) error,
) error {
	alone := make(chan struct{}, 1)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	jobs = max(jobs, 1)
	type pending struct {
		source  source
		outcome chan O
	}
	queue, running := make(chan pending, jobs), make(chan struct{}, jobs)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(queue)
		for _, s := range sources {
			p := pending{s, make(chan O, 1)}
			select {
			case queue <- p:
			case <-stop:
				return
			}
			running <- struct{}{}
			go func() {
				defer func() { <-running }()
				if s.size >= large {
					alone <- struct{}{}
					defer func() { <-alone }()
				}
				p.outcome <- do(ctx, s)
			}()
		}
	}()
	for p := range queue {
		if err := emit(p.source, <-p.outcome); err != nil {
			return err
		}
	}
	return nil
}
