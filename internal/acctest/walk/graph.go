package walk

import (
	"math/rand/v2"
	"slices"
)

// width is how many nodes Terraform visits at the same time.
const width = 10

// graph are nodes, each with those that come before it.
type graph map[string][]string

// walk visits each node after those that come before it, in a random order and
// as many at a time as are given. What comes after a node that fails is left
// out.
func (g graph) walk(chance *rand.Rand, parallel int, visit func(node string) bool) {
	type outcome struct {
		node string
		good bool
	}
	waiting := make([]string, 0, len(g))
	for node := range g {
		waiting = append(waiting, node)
	}
	slices.Sort(waiting)
	chance.Shuffle(len(waiting), func(a, b int) { waiting[a], waiting[b] = waiting[b], waiting[a] })
	visited, running, ended := map[string]bool{}, 0, make(chan outcome)
	for {
		waiting = slices.DeleteFunc(waiting, func(node string) bool {
			if running == parallel || slices.ContainsFunc(g[node], func(before string) bool { return !visited[before] }) {
				return false
			}
			running++
			go func() { ended <- outcome{node, visit(node)} }()
			return true
		})
		if running == 0 {
			return
		}
		one := <-ended
		running--
		visited[one.node] = one.good
	}
}
