package interval

import (
	"math"
	"testing"
)

func near(t *testing.T, what string, got, want Estimate, within float64) {
	t.Helper()
	for _, p := range [][2]float64{{got.Value, want.Value}, {got.Low, want.Low}, {got.High, want.High}} {
		if math.Abs(p[0]-p[1]) > within || math.IsNaN(p[0]) {
			t.Errorf("%s = %+v, want %+v", what, got, want)
			return
		}
	}
}

func TestShareHasWilsonsInterval(t *testing.T) {
	for _, tt := range []struct{ k, n, value, low, high float64 }{
		{9, 10, 0.9, 0.5958, 0.9821},
		{0, 10, 0, 0, 0.2775},
		{10, 10, 1, 0.7225, 1},
		{50, 100, 0.5, 0.4038, 0.5962},
	} {
		near(t, "share", Share(tt.k, tt.n), Estimate{Value: tt.value, Low: tt.low, High: tt.high}, 1e-4)
	}
	if !Share(0, 0).None {
		t.Error("a share of nothing is no figure")
	}
}

func TestRateHasByarsInterval(t *testing.T) {
	near(t, "rate", Rate(10, 1), Estimate{Value: 10, Low: 4.79, High: 18.39}, 0.02)
	near(t, "rate", Rate(10, 2), Estimate{Value: 5, Low: 2.395, High: 9.195}, 0.02)
	near(t, "nothing counted", Rate(0, 1), Estimate{High: 3.69}, 0.05)
	if !Rate(0, 0).None {
		t.Error("a rate of nothing is no figure")
	}
}

// The worked example (a) of Newcombe 1998, method 10: 56/70 less 48/80.
func TestDifferenceOfShares(t *testing.T) {
	near(t, "difference", Difference(Share(48, 80), Share(56, 70)), Estimate{Value: 0.2, Low: 0.0524, High: 0.3339}, 1e-4)
	if !Difference(Share(0, 0), Share(1, 2)).None || !Difference(Share(1, 2), Share(0, 0)).None {
		t.Error("a difference to nothing is no figure")
	}
}
