package lifecycle

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// ListSpec describes one list resource. M is the model of the resource that it
// lists, F that of its filters.
type ListSpec[M, F any] struct {
	// Name is the type name of the resource without the provider's.
	Name   string
	Schema func(context.Context) listschema.Schema
	// Validators check the filters as a whole.
	Validators []list.ConfigValidator
	// Failure is the summary of whatever goes wrong while listing.
	Failure string
	// List yields the objects that the filters leave. Everything is asked for
	// only when it is needed: the caller stops at the limit. An error ends the
	// listing.
	List func(ctx context.Context, listing *Listing[M, F]) iter.Seq2[Listed[M], error]
}

// Listing is one request for a list.
type Listing[M, F any] struct {
	Client  *webex.Client
	Filters *F
	// Full says that the whole resource is wanted; otherwise the attributes of
	// the identity are enough.
	Full bool
	// New returns a model whose attributes are all null.
	New func() *M
}

// Listed is one object of a list.
type Listed[M any] struct {
	// DisplayName is what a person knows the object by.
	DisplayName string
	// Model has the attributes of the identity, and in a full listing all that
	// a read after an import would give.
	Model *M
	// Problems are shown beside the object.
	Problems diag.Diagnostics
}

// ListResource makes a Terraform list resource of a ListSpec.
type ListResource[M, F any] struct {
	spec    ListSpec[M, F]
	runtime *Runtime
}

var (
	_ list.ListResourceWithConfigure        = (*ListResource[struct{}, struct{}])(nil)
	_ list.ListResourceWithConfigValidators = (*ListResource[struct{}, struct{}])(nil)
)

// NewListResource returns the list resource that a ListSpec describes.
func NewListResource[M, F any](spec ListSpec[M, F]) list.ListResource {
	return &ListResource[M, F]{spec: spec}
}

// Metadata implements list.ListResource.
func (l *ListResource[M, F]) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + l.spec.Name
}

// ListResourceConfigSchema implements list.ListResource.
func (l *ListResource[M, F]) ListResourceConfigSchema(ctx context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = l.spec.Schema(ctx)
	resp.Schema.MarkdownDescription += "\n\nFor `terraform query`, which needs Terraform 1.14 or newer and takes the first 100 objects unless the list block has a `limit`."
}

// Configure implements list.ListResourceWithConfigure.
func (l *ListResource[M, F]) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	l.runtime = runtimeFrom(req.ProviderData, &resp.Diagnostics)
}

// ListResourceConfigValidators implements
// list.ListResourceWithConfigValidators.
func (l *ListResource[M, F]) ListResourceConfigValidators(context.Context) []list.ConfigValidator {
	return l.spec.Validators
}

// List implements list.ListResource. A failure, also one on a later page, is a
// result of its own that makes Terraform refuse the whole list.
func (l *ListResource[M, F]) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	var problems diag.Diagnostics
	client, ok := l.runtime.Client(&problems)
	filters := new(F)
	if ok {
		problems.Append(req.Config.Get(ctx, filters)...)
	}
	if problems.HasError() {
		stream.Results = list.ListResultsStreamDiagnostics(problems)
		return
	}
	listing := &Listing[M, F]{Client: clientFor(client, filters), Filters: filters, Full: req.IncludeResource, New: func() *M {
		model := new(M)
		problems.Append(empty(ctx, req).Resource.Get(ctx, model)...)
		listsFor(filters, model)
		return model
	}}
	stream.Results = func(push func(list.ListResult) bool) {
		var count int64
		for one, err := range l.spec.List(ctx, listing) {
			if err != nil {
				problems.Append(explain.Diagnostic(l.spec.Failure, err))
			}
			if problems.HasError() {
				push(list.ListResult{Diagnostics: problems})
				return
			}
			result := toResult(ctx, req, one)
			count++
			if !push(result) || result.Diagnostics.HasError() || count == req.Limit {
				return
			}
		}
	}
}

// empty is a result with a resource that exists and whose attributes are null.
func empty(ctx context.Context, req list.ListRequest) list.ListResult {
	result := req.NewListResult(ctx)
	if object, ok := result.Resource.Raw.Type().(tftypes.Object); ok {
		attributes := map[string]tftypes.Value{}
		for name, of := range object.AttributeTypes {
			attributes[name] = tftypes.NewValue(of, nil)
		}
		result.Resource.Raw = tftypes.NewValue(object, attributes)
	}
	return result
}

func toResult[M any](ctx context.Context, req list.ListRequest, one Listed[M]) list.ListResult {
	result := empty(ctx, req)
	result.DisplayName = one.DisplayName
	result.Diagnostics = one.Problems
	result.Diagnostics.Append(result.Resource.Set(ctx, one.Model)...)
	for name := range req.ResourceIdentitySchema.GetAttributes() {
		var value *string
		result.Diagnostics.Append(result.Resource.GetAttribute(ctx, path.Root(name), &value)...)
		result.Diagnostics.Append(result.Identity.SetAttribute(ctx, path.Root(name), value)...)
	}
	return result
}
