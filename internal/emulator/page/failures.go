package page

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
)

const (
	// failuresPath is where failures are set and taken back.
	failuresPath = "/failures"
	// largestForm is the size in bytes above which a form is refused.
	largestForm = 64 << 10
)

// Fault is a fault of requests in force.
type Fault struct {
	ID int
	// Text is how it is written on the command line.
	Text string
	// Struck is how often it has struck, and Left how often it will; zero without end.
	Struck, Left int
}

// Failures are what can be made to fail on purpose.
type Failures interface {
	// Faults are the faults in force; SetFault puts one in force that is written as
	// on the command line, and LiftFault takes one back.
	Faults() []Fault
	SetFault(text string) error
	LiftFault(id int)
	// Endpoints are the paths that a fault may name.
	Endpoints() []string
	// FailPackage lets a package fail for whoever gets it, and FailBillingReports
	// new billing reports; without description they work again.
	FailPackage(ctx context.Context, name string, code int, description string, customerFails bool) error
	FailBillingReports(ctx context.Context, code, description string) error
}

type failuresView struct {
	Token, Problem string
	// Sent is the form that has changed nothing, to be corrected.
	Sent                url.Values
	Faults              []Fault
	Endpoints, Packages []string
	Failing             []store.FailingPackage
	Reports             string
}

// Of is what was sent for a field.
func (v failuresView) Of(name string) string { return v.Sent.Get(name) }

// Methods are those that a fault may name.
func (failuresView) Methods() []string {
	return []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}
}

// Is reports whether that was sent for a field, or is what it begins with.
func (v failuresView) Is(name, value string, first bool) bool {
	if !v.Sent.Has(name) {
		return first
	}
	return v.Sent.Get(name) == value
}

func loadFailures(ctx context.Context, p *browserPage, l *look) (any, error) {
	view := failuresView{
		Token: p.formToken, Problem: l.problem, Faults: p.Failures.Faults(), Endpoints: p.Failures.Endpoints(),
		Packages: packageNames(),
	}
	if l.problem != "" {
		view.Sent = l.request.PostForm //nolint:forbidigo // the form that a browser has sent, not a request of ours
	}
	var err error
	if view.Failing, err = store.FailingPackages(ctx, l.tx); err != nil {
		return nil, err
	}
	reports, err := store.BillingReportFailure(ctx, l.tx)
	for _, one := range reports {
		view.Reports = strings.TrimSpace(string(one.Code) + " " + one.Description)
	}
	return view, err
}

// sentByUs reports whether a form carries the token that only our page knows.
func (p *browserPage) sentByUs(w http.ResponseWriter, r *http.Request) bool {
	r.Body = http.MaxBytesReader(w, r.Body, largestForm)
	return r.ParseForm() == nil && subtle.ConstantTimeCompare([]byte(r.PostForm.Get("token")), []byte(p.formToken)) == 1
}

// change does what a form says.
func (p *browserPage) change(r *http.Request) error {
	form := r.PostForm
	switch form.Get("do") {
	case "set-fault":
		return p.Failures.SetFault(faultOf(form))
	case "lift-fault":
		id, err := strconv.Atoi(form.Get("id"))
		p.Failures.LiftFault(id)
		return err
	case "fail-package":
		code, err := strconv.Atoi(strings.TrimSpace(form.Get("code")))
		switch {
		case err != nil || code < 1:
			return fmt.Errorf("the code must be a whole number above 0, not %q", form.Get("code"))
		case strings.TrimSpace(form.Get("description")) == "":
			return errors.New("say why the package fails")
		case !slices.Contains(packageNames(), form.Get("package")):
			return fmt.Errorf("there is no package %q", form.Get("package"))
		}
		return p.Failures.FailPackage(r.Context(), form.Get("package"), code, form.Get("description"), form.Get("customer") != "")
	case "lift-package":
		return p.Failures.FailPackage(r.Context(), form.Get("package"), 0, "", false)
	case "fail-reports":
		if strings.TrimSpace(form.Get("description")) == "" {
			return errors.New("say why billing reports fail")
		}
		return p.Failures.FailBillingReports(r.Context(), form.Get("code"), form.Get("description"))
	case "lift-reports":
		return p.Failures.FailBillingReports(r.Context(), "", "")
	}
	return errors.New("this form says nothing that can be done")
}

// wordOf is a word of a fault with any text as its value.
func wordOf(name, value string) string { return name + "=" + strconv.Quote(value) }

// faultOf writes what a form says as on the command line.
func faultOf(form url.Values) string {
	var words []string
	for _, name := range []string{"method", "path"} {
		words = append(words, strings.TrimSpace(form.Get(name)))
	}
	switch form.Get("effect") {
	case "cut":
		words = append(words, "cut")
	case "status":
		words = append(words, wordOf("status", form.Get("status")))
		for _, name := range []string{"retry-after", "body", "content-type"} {
			if value := form.Get(name); value != "" {
				words = append(words, wordOf(name, value))
			}
		}
	}
	for _, name := range []string{"latency", "probability", "times"} {
		if value := strings.TrimSpace(form.Get(name)); value != "" || name == "latency" && form.Get("effect") == "wait" {
			words = append(words, wordOf(name, value))
		}
	}
	if form.Get("after") != "" {
		words = append(words, "after")
	}
	return strings.Join(words, " ")
}
