package batch

import (
	"math/rand/v2"
	"testing"
)

// A group may have far more objects than are read.
func TestAFewOfManyCostFewPages(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		budget func(int) int
		lists  int64
	}{
		"a page for four reads": {PagePer(4), 10},
		"a page for each read":  {PagePer(1), 40},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			double := newGroupDouble(10_000)
			double.pageSize = 100
			reader := double.reader()
			reader.Budget = test.budget
			for index := range 40 {
				if _, _, err := reader.Read(t.Context(), "group", thingID(9_999-index)); err != nil {
					t.Fatal(err)
				}
			}
			double.expect(t, 40, test.lists)
		})
	}
}

// Terraform reads in any order: the bound must cost little where everybody is
// read.
func TestReadingAllCostsLittleMoreThanThePages(t *testing.T) {
	t.Parallel()
	const things, page, most = 5_000, 100, 40
	double := newGroupDouble(things)
	double.pageSize = page
	reader := double.reader()
	reader.Budget = PagePer(1)
	for _, index := range rand.New(rand.NewPCG(1, 2)).Perm(things) {
		if _, _, err := reader.Read(t.Context(), "group", thingID(index)); err != nil {
			t.Fatal(err)
		}
	}
	if singles, lists := double.singles.Load(), double.lists.Load(); singles > most || lists != things/page {
		t.Errorf("%d single reads and %d pages", singles, lists)
	}
}
