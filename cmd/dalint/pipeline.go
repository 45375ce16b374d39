package main

import "context"

// large is the size in bytes from which files are checked one at a time, so
// that a few very large ones cannot fill the memory together.
const large = 8 << 20

// inOrder is each over sources: of the large ones, only one is at work at a time.
func inOrder[O any](ctx context.Context, sources []source, jobs int,
	do func(context.Context, source) O, emit func(source, O) error,
) error {
	alone := make(chan struct{}, 1)
	return each(ctx, sources, jobs, func(ctx context.Context, s source) O {
		if s.size >= large {
			alone <- struct{}{}
			defer func() { <-alone }()
		}
		return do(ctx, s)
	}, emit)
}

// each runs do on every item, jobs at a time, and hands the outcomes to emit in
// the order of the items. At most 2*jobs outcomes are held. It stops early only
// where emit fails; a context that ends is for do to notice.
func each[I, O any](ctx context.Context, items []I, jobs int,
	do func(context.Context, I) O, emit func(I, O) error,
) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	jobs = max(jobs, 1)
	type pending struct {
		item    I
		outcome chan O
	}
	queue, running := make(chan pending, jobs), make(chan struct{}, jobs)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(queue)
		for _, it := range items {
			p := pending{it, make(chan O, 1)}
			select {
			case queue <- p:
			case <-stop:
				return
			}
			running <- struct{}{}
			go func() {
				defer func() { <-running }()
				p.outcome <- do(ctx, it)
			}()
		}
	}()
	for p := range queue {
		if err := emit(p.item, <-p.outcome); err != nil {
			return err
		}
	}
	return nil
}
