package emulator_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// manyUsers is how many users an emulator has to serve as if they were few.
const manyUsers = 50_000

// BenchmarkManyUsers makes users at one customer, and then compares the beginning
// and the end of lists, searches, and what the page shows.
func BenchmarkManyUsers(b *testing.B) {
	backend, c := start(b, emulator.Options{Path: filepath.Join(b.TempDir(), "many.db")})
	c.documents = nil
	path := c.create(newCustomerBody(c.template()))
	organization := c.open(path)
	customer := c.customer(path).ID
	office := c.get("/locations?orgId=" + organization).items()[0]["id"].(string)
	made := 0
	create := func() {
		c.post(subscribers, object{
			"customerId": customer, "email": fmt.Sprintf("user%05d@acme.example.com", made), "packages": []string{"webex_calling"},
			"provisioningParameters": object{
				"firstName": "User", "lastName": strconv.Itoa(made), "extension": strconv.Itoa(100_000 + made), "locationId": office,
			},
		}).want(http.StatusOK)
		made++
	}
	b.Run("create", func(b *testing.B) {
		for b.Loop() {
			create()
		}
	})
	for made < manyUsers {
		create()
	}
	get := func(name, path string) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c.get(path).want(http.StatusOK)
			}
		})
	}
	ofCustomer := subscribers + "?max=100&customerId=" + customer
	get("subscribers/first page", ofCustomer)
	get("subscribers/last page", ofCustomer+fmt.Sprintf("&offset=%d", manyUsers-100))
	get("subscribers/by address", subscribers+"?email=user49999@acme.example.com")
	ofOrganization := "/people?max=100&callingData=true&orgId=" + organization
	get("people/first page", ofOrganization)
	get("people/last page", ofOrganization+fmt.Sprintf("&cursor=%d", manyUsers-100))
	get("people/by name", ofOrganization+"&displayName=user+49999")
	get("people/by address", "/people?email=user49999@acme.example.com")
	numbers := "/telephony/config/numbers?max=100&orgId=" + organization
	get("numbers/first page", numbers)
	get("numbers/last page", numbers+fmt.Sprintf("&start=%d", manyUsers-100))
	for _, target := range []string{"/", "/users", "/users?page=100", "/users?sort=name&order=down", "/users?q=user49999", "/search?find=49999"} {
		b.Run("page "+target, func(b *testing.B) {
			for b.Loop() {
				request := httptest.NewRequestWithContext(b.Context(), http.MethodGet, target, http.NoBody)
				request.Host = "localhost"
				answer := httptest.NewRecorder()
				backend.ServeHTTP(answer, request)
				if answer.Code != http.StatusOK {
					b.Fatalf("status %d", answer.Code)
				}
			}
		})
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	b.Logf("%d MB taken from the system", memory.Sys>>20)
}
