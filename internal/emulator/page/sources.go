package page

import (
	"embed"
	"html/template"
	"strconv"
	"strings"
	"sync"
)

var (
	//go:embed html/*.html
	pageSources embed.FS
	//go:embed page.css
	pageStyle string
	//go:embed page.js
	pageScript string
)

// pageTemplates are read when the first page is asked for: whoever uses the
// emulator as a backend pays nothing for it. Each page fills the block "main" of
// the layout.
var pageTemplates = sync.OnceValues(func() (map[string]*template.Template, error) {
	functions := template.FuncMap{"grouped": grouped, "words": inWords, "title": packageTitle, "dict": pairs}
	shared, err := template.New("page").Funcs(functions).ParseFS(pageSources, "html/layout.html", "html/list.html", "html/rows.html")
	if err != nil {
		return nil, err
	}
	pages := map[string]*template.Template{}
	for _, name := range []string{"customers", "customer", "locations", "users", "templates", "requests", "failures", "search", "gone"} {
		one, err := shared.Clone()
		if err == nil {
			one, err = one.ParseFS(pageSources, "html/"+name+".html")
		}
		if err != nil {
			return nil, err
		}
		pages[name] = one
	}
	return pages, nil
})

// grouped writes a number with its thousands apart.
func grouped(number int) string {
	digits := strconv.Itoa(number)
	for place := len(digits) - 3; place > 0; place -= 3 {
		digits = digits[:place] + "," + digits[place:]
	}
	return digits
}

// inWords writes a status as a person reads it.
func inWords(status string) string {
	return strings.ToLower(strings.ReplaceAll(status, "_", " "))
}

// pairs are named values for a template within a template.
func pairs(values ...any) map[string]any {
	named := map[string]any{}
	for index := 0; index+1 < len(values); index += 2 {
		if name, ok := values[index].(string); ok {
			named[name] = values[index+1]
		}
	}
	return named
}
