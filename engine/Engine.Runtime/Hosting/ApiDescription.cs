using System.Text.Json.Nodes;
using Engine.Runtime.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Engine.Runtime.Hosting;

/// <summary>The description of the whole HTTP API as OpenAPI 3, made from the endpoints themselves.</summary>
internal static class ApiDescription
{
    public const string Path = "/api/openapi.json";

    private const string Name = "v1";
    private const string Scheme = "key";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Engine",
                Version = $"{OperationsJson.FormatVersion}",
                Description = "Events in, records into NetSuite. Errors are {code, message}; `engine explain CODE` says more about a code.",
            };

            // Where the service listens is its own matter, and the document is the same everywhere.
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key, as `engine keys add` makes it." },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
    });

    public static void MapApiDescription(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi(Path).RequireRole(Role.Viewer);

    // What is answered before an endpoint is reached: as the gate's refusals, a code and a sentence.
    private static void DescribeUnread(OpenApiOperation operation)
    {
        var (takesBody, takesQuery) = (operation.RequestBody is not null, operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Query) == true);
        Add(takesBody || takesQuery, StatusCodes.Status400BadRequest, "Bad Request");
        Add(takesBody, StatusCodes.Status413PayloadTooLarge, "Payload Too Large");
        Add(takesBody, StatusCodes.Status415UnsupportedMediaType, "Unsupported Media Type");

        void Add(bool isPossible, int status, string name)
        {
            if (isPossible && operation.Responses!.TryGetValue("401", out var refusal))
            {
                operation.Responses.TryAdd($"{status}", new OpenApiResponse { Description = name, Content = refusal.Content });
            }
        }
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var required = context.Description.ActionDescriptor.EndpointMetadata.OfType<RoleRequired>().LastOrDefault();
        var role = required?.Role?.ToString().ToLowerInvariant() ?? "none";
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions["x-role"] = new JsonNodeExtension(JsonValue.Create(role));
        if (required?.Role is not null)
        {
            DescribeUnread(operation);
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        }
    }
}
