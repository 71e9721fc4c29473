package faults_test

import (
	"iter"
	"maps"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// ends are the ways in which a request can end in doubt.
func ends() map[string]emulator.Fault {
	return map[string]emulator.Fault{
		"cut before":     {},
		"cut after":      {After: true},
		"500 after":      {After: true, Status: 500},
		"503 before":     {Status: 503},
		"HTML 200 after": {After: true, Status: 200, Body: "<html>Sign in</html>", ContentType: "text/html"},
	}
}

func ending(request, end emulator.Fault, times int) emulator.Fault {
	end.Method, end.Path, end.Times = request.Method, request.Path, times
	return end
}

// doubtful pairs requests with the ways to end, so many times each. Without
// -faults.all each request ends in one or two of the ways, and every way has its
// turn.
func doubtful(requests map[string]emulator.Fault, twice bool, times int) iter.Seq2[string, emulator.Fault] {
	return func(yield func(string, emulator.Fault) bool) {
		ways := slices.Sorted(maps.Keys(ends()))
		for index, name := range slices.Sorted(maps.Keys(requests)) {
			for turn, way := range ways {
				chosen := turn == index%len(ways) || twice && turn == (2*index+1)%len(ways)
				if !chosen && !*all {
					continue
				}
				if !yield(name+"/"+way, ending(requests[name], ends()[way], times)) {
					return
				}
			}
		}
	}
}
