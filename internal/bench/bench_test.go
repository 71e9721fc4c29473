// Package bench_test measures what the provider costs beside Terraform itself:
// the program as its users have it, real Terraform, and the emulator over HTTP.
// All figures are ratios within one run or counts, so that they mean the same
// on any machine. `make bench` runs it.
package bench_test

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
)

// The goals: what a figure may be at most.
const (
	goalPlanRatio        = 1.8
	goalEchoRatio        = 1.12
	goalProcessorRatio   = 1.0 / 3
	goalLatencySeconds   = 3
	goalCreateRatio      = 1.3
	goalPlanRequests     = 150
	goalTargetedRequests = 6
	goalStartRatio       = 1.3
	goalMegabytes        = 100
	goalPlainRequests    = 1
	goalRoleRequests     = 3

	// parallelism is Terraform's own default.
	parallelism = 10
	// startRepeats is how often a start is measured, which takes milliseconds.
	startRepeats = 60
)

// BenchmarkProvider fills a table with all figures.
func BenchmarkProvider(b *testing.B) {
	set := readSettings(b)
	installed, smallest := acctest.Install(b), acctest.InstallInstead(b, "./smallest")
	for b.Loop() {
		var figures table
		for _, group := range []struct {
			name    string
			measure func()
		}{
			{"plan", func() { measurePlan(b, set, installed, &figures) }},
			{"create", func() { measureCreate(b, set, installed, &figures) }},
			{"roles", func() { measureRoles(b, installed, &figures) }},
			{"large", func() { measureLarge(b, set, installed, &figures) }},
			// Last, when the disk has come to rest after the builds.
			{"start", func() { measureStart(b, installed, smallest, &figures) }},
		} {
			if len(set.rows) == 0 || slices.Contains(set.rows, group.name) {
				group.measure()
			}
		}
		figures.write(b, machine(set), set.results)
	}
}

// repeat is the median of several measurements.
func repeat(times int, measure func() time.Duration) time.Duration {
	var measured []time.Duration
	for range times {
		measured = append(measured, measure())
	}
	return median(measured)
}

func measureStart(b *testing.B, installed, smallest *acctest.Installation, figures *table) {
	b.Helper()
	configuration := emptyConfiguration(b, provider.NewServer("bench")())
	var ours, theirs []time.Duration
	// In turns, so that both meet the same machine.
	for range startRepeats {
		theirs = append(theirs, startUp(b, smallest.Provider, field(2, field(1, []byte{emptyMap}))))
		ours = append(ours, startUp(b, installed.Provider, configuration))
	}
	figures.add("start: schema and configure, to the smallest provider",
		fmt.Sprintf("%v : %v", median(ours).Round(10*time.Microsecond), median(theirs).Round(10*time.Microsecond)),
		median(ours).Seconds()/median(theirs).Seconds(), goalStartRatio)
}

// measurePlan measures plans that find nothing to do.
func measurePlan(b *testing.B, set settings, installed *acctest.Installation, figures *table) {
	b.Helper()
	timed := newFilledEstate(b, installed, set.timed)
	same := newDataEstate(b, installed, data(set.timed))
	echo, bare := instead(b, "./echo"), instead(b, "./bare")
	echo.Folder, bare.Folder = timed.workspace.Folder, timed.workspace.Folder
	var requests int
	plan := []string{"plan", "-detailed-exitcode"}
	// What support may ask for, and what every plan cost before the short path.
	long := &acctest.Workspace{Installation: installed, Folder: timed.workspace.Folder, Environment: map[string]string{"WEBEX_WHOLESALE_SHORT_PATH": "off"}}
	refresh := append(slices.Clone(plan), "-refresh-only")
	rows := inTurns(set.repeat, map[string]func() cost{
		"long":         func() cost { return measure(b, long, plan...) },
		"echo refresh": func() cost { return measure(b, echo, refresh...) },
		"ours refresh": func() cost { return measure(b, timed.workspace, refresh...) },
		"data":         func() cost { return measure(b, same, plan...) },
		"echo":         func() cost { return measure(b, echo, plan...) },
		"bare":         func() cost { return measure(b, bare, plan...) },
		"ours": func() (took cost) {
			took, requests = timed.measure(b, plan...)
			return took
		},
	})
	plain := median(series(rows["ours"], elapsed))
	figures.addPaired(fmt.Sprintf("no-op plan of %v, to as many terraform_data", set.timed), rows["ours"], rows["data"], goalPlanRatio)
	figures.addPaired("no-op plan, to a plug-in that answers with what it is sent", rows["ours"], rows["echo"], goalEchoRatio)
	figures.notePaired("a plug-in that answers with what it is sent, to terraform_data", rows["echo"], rows["data"])
	figures.notePaired("the same schemas with nothing behind, to terraform_data", rows["bare"], rows["data"])
	figures.addPaired("refresh-only plan, to a plug-in that answers with what it is sent", rows["ours refresh"], rows["echo refresh"], goalEchoRatio)
	figures.addPlugIn("no-op plan, processor time of the provider, to that without the short path", rows["ours"], rows["long"], rows["echo"], goalProcessorRatio)
	figures.notePaired("no-op plan without the short path, to a plug-in that answers with what it is sent", rows["long"], rows["echo"])
	figures.notePaired("no-op plan, to the same schemas with nothing behind", rows["ours"], rows["bare"])
	figures.add(fmt.Sprintf("no-op plan of %v, requests", set.timed), "", float64(requests), goalPlanRequests)

	timed.backend.SetLatency(set.latency)
	slow := repeat(set.repeat, func() time.Duration {
		elapsed, _ := timed.run(b, "plan", "-detailed-exitcode")
		return elapsed
	})
	timed.backend.SetLatency(0)
	figures.add(fmt.Sprintf("the same with %v per request, seconds more", set.latency),
		seconds(slow)+" − "+seconds(plain), (slow - plain).Seconds(), goalLatencySeconds)

	_, targeted := timed.run(b, "plan", "-detailed-exitcode", "-target=webexwholesale_customer_user.c0[0]")
	figures.add("targeted plan of one user, requests", "", float64(targeted), goalTargetedRequests)
}

// measureCreate measures an apply that creates users of a customer that exists.
func measureCreate(b *testing.B, set settings, installed *acctest.Installation, figures *table) {
	b.Helper()
	var requests, created, prechecks int
	var ours, ideals, theirs, floor []time.Duration
	bare := instead(b, "./bare")
	bare.Environment["BARE_WAIT"] = set.latency.String()
	for range set.repeat {
		estate := newEstate(b, installed, customers(shape{1, 0}))
		terraform(b, estate.workspace, "apply", "-auto-approve")
		estate.workspace.Configure(b, estate.backend.Config(customers(shape{1, set.created})))
		estate.backend.SetLatency(set.latency)
		elapsed, sent := estate.run(b, "apply", "-auto-approve")
		ours, requests = append(ours, elapsed), sent
		counts := estate.backend.Requests()
		created, prechecks = counts["POST /v1/wholesale/subscribers"], counts["POST /v1/wholesale/subscribers/validate"]
		ideals = append(ideals, time.Duration(sent)*set.latency/parallelism)
		bare.Folder = b.TempDir()
		bare.Configure(b, estate.backend.Config(customers(shape{1, 0})))
		terraform(b, bare, "apply", "-auto-approve")
		bare.Configure(b, estate.backend.Config(customers(shape{1, set.created})))
		floor = append(floor, terraform(b, bare, "apply", "-auto-approve"))
		workspace := installed.NewWorkspace(b, "")
		configureWithoutProvider(b, workspace, data(shape{1, set.created}))
		theirs = append(theirs, terraform(b, workspace, "apply", "-auto-approve"))
	}
	ideal := median(ideals)
	figures.add(fmt.Sprintf("create %d users at %v, to requests × latency / %d", created, set.latency, parallelism),
		fmt.Sprintf("%s : %s (%d requests)", seconds(median(ours)), seconds(ideal), requests),
		median(ours).Seconds()/ideal.Seconds(), goalCreateRatio)
	figures.note(fmt.Sprintf("create %d users, to the same schemas with nothing behind but the wait", created),
		seconds(median(ours))+" : "+seconds(median(floor)), median(ours).Seconds()/median(floor).Seconds())
	figures.note("create as many terraform_data, seconds", "", median(theirs).Seconds())
	figures.add("requests per created user without roles, precheck aside", fmt.Sprintf("%d prechecks", prechecks),
		float64(created)/float64(set.created), goalPlainRequests)
}

// measureRoles counts what roles add to the creation of a user.
func measureRoles(b *testing.B, installed *acctest.Installation, figures *table) {
	b.Helper()
	const number = 20
	estate := newEstate(b, installed, customers(shape{1, 0}))
	terraform(b, estate.workspace, "apply", "-auto-approve")
	estate.workspace.Configure(b, estate.backend.Config(customers(shape{1, number}, `roles = ["user_administrator"]`)))
	estate.run(b, "apply", "-auto-approve")
	counts := estate.backend.Requests()
	var sent int
	for _, route := range []string{"POST /v1/wholesale/subscribers", "GET /v1/people/{personId}", "PUT /v1/people/{personId}"} {
		sent += counts[route]
	}
	figures.add("requests per created user with roles, precheck aside", "", float64(sent)/number, goalRoleRequests)
}

// measureLarge measures the plan of many users, beside the same plan with a
// plug-in that does nothing: what is left is Terraform's own.
func measureLarge(b *testing.B, set settings, installed *acctest.Installation, figures *table) {
	b.Helper()
	large := newFilledEstate(b, installed, set.large)
	stop := watchPeak(b, installed.Provider)
	took, requests := large.measure(b, "plan", "-detailed-exitcode")
	peak := stop()
	echo := instead(b, "./echo")
	echo.Folder = large.workspace.Folder
	floor := measure(b, echo, "plan", "-detailed-exitcode")
	figures.notePaired(fmt.Sprintf("no-op plan of %v, to a plug-in that answers with what it is sent", set.large), []cost{took}, []cost{floor})
	figures.add(fmt.Sprintf("no-op plan of %v, requests", set.large), "", float64(requests), goalPlanRequests)
	if _, err := os.Stat("/proc/self/status"); err == nil {
		figures.add(fmt.Sprintf("no-op plan of %v, peak memory in MB", set.large), "", float64(peak)/1024, goalMegabytes)
	}
}
