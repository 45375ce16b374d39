package interval

import (
	"math"
	"testing"
)

func TestClustersWidenARate(t *testing.T) {
	even, uneven := []float64{2, 2, 2, 2, 2, 2, 2, 2, 2, 2}, []float64{0, 0, 0, 0, 0, 0, 0, 0, 10, 10}
	words := []float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1}
	near(t, "alike", ClusterRate(even, words, Usual), Rate(20, 10), 1e-9)
	// The squares of what is off the mean add up to 160: a variance of
	// 10/9 * 160 / 100, and 2.262 standard errors either way.
	near(t, "in clusters", ClusterRate(uneven, words, Usual), Estimate{Value: 2, Low: 0, High: 5.0160}, 1e-3)
	near(t, "longer where there is more", ClusterRate([]float64{1, 3, 6}, []float64{1, 3, 6}, Usual), Rate(10, 10), 1e-9)
	near(t, "one", ClusterRate([]float64{4}, []float64{2}, Usual), Rate(4, 2), 1e-9)
	if e := ClusterRate([]float64{0, 0}, []float64{1, 1}, Usual); e.None || e.High < Rate(0, 2).High {
		t.Errorf("nothing counted in two: %+v", e)
	}
	if !ClusterRate(nil, nil, Usual).None || !ClusterRate([]float64{0}, []float64{0}, Usual).None {
		t.Error("a rate of nothing is no figure")
	}
}

func TestALevelThatIsSharedIsHigher(t *testing.T) {
	if Shared(0) != Usual || Shared(1) != Usual || math.Abs(Shared(10)-0.995) > 1e-12 {
		t.Errorf("shared by 0, 1 and 10: %v, %v, %v", Shared(0), Shared(1), Shared(10))
	}
	// From tables of Student's distribution, two-sided.
	for _, tt := range []struct{ level, freedom, want, within float64 }{
		{0.95, 1, 12.706, 0.001}, {0.95, 2, 4.303, 0.001}, {0.95, 3, 3.182, 0.01}, {0.95, 9, 2.262, 0.001},
		{0.99, 4, 4.604, 0.02}, {0.999, 10, 4.587, 0.01}, {0.95, 1e6, 1.960, 0.001},
	} {
		if got := student(tt.level, tt.freedom); math.Abs(got-tt.want) > tt.within {
			t.Errorf("t of %v with %v degrees of freedom = %v, want %v", tt.level, tt.freedom, got, tt.want)
		}
	}
}
