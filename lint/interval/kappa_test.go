package interval

import (
	"math"
	"testing"
)

func TestKappa(t *testing.T) {
	near := func(a, b float64) bool { return math.Abs(a-b) < 0.005 }
	// Fleiss, Statistical Methods for Rates and Proportions (1981), table 13.1:
	// kappa 0.68 with a standard error of 0.087.
	got := Kappa([][]int{{75, 1, 4}, {5, 4, 1}, {0, 0, 10}})
	if !near(got.Value, 0.676) || !near((got.High-got.Low)/2/z95, 0.087) {
		t.Errorf("Fleiss: %+v", got)
	}
	for name, tt := range map[string]struct {
		table [][]int
		want  Estimate
	}{
		"nothing":        {[][]int{{0, 0}, {0, 0}}, Estimate{None: true}},
		"one answer":     {[][]int{{9, 0}, {0, 0}}, Estimate{None: true}},
		"never":          {[][]int{{0, 5}, {5, 0}}, Estimate{Value: -1, Low: -1, High: -1}},
		"chance":         {[][]int{{5, 5}, {5, 5}}, Estimate{Value: 0, Low: -0.4383, High: 0.4383}},
		"all of twenty":  {[][]int{{10, 0}, {0, 10}}, Estimate{Value: 1, Low: 0.678, High: 1}},
		"one constant":   {[][]int{{6, 0}, {4, 0}}, Estimate{None: true}},
		"other way open": {[][]int{{6, 4}, {0, 0}}, Estimate{None: true}},
	} {
		got := Kappa(tt.table)
		if got.None != tt.want.None || !got.None && (!near(got.Value, tt.want.Value) || !near(got.Low, tt.want.Low) || !near(got.High, tt.want.High)) {
			t.Errorf("%s: %+v, want %+v", name, got, tt.want)
		}
	}
}
