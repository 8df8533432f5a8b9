using System.Collections.Immutable;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Engine.Simulation.Fuzz;

/// <summary>One address of the service, as its own list of endpoints has it.</summary>
internal sealed record FuzzDoor(RoutePattern Pattern, ImmutableArray<string> Methods)
{
    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal) { ["client"] = "acme", ["source"] = "stripe", ["id"] = "evt_1QAcme0003" };
    private static readonly string[] Queries = ["", "?limit=-1", "?limit=999999999999", "?state=raised", "?state=\u0001", "?before=x", "?client=acme&client=other", "?%00", "?format=json", "?why=x"];

    public bool IsWebhook => Pattern.RawText!.Contains("webhooks", StringComparison.Ordinal);

    public static ImmutableArray<FuzzDoor> All(IEnumerable<EndpointDataSource> sources) =>
    [
        .. sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => new FuzzDoor(endpoint.RoutePattern, [.. endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]])),
    ];

    /// <summary>The address with something in the place of its parameters, mostly what belongs there.</summary>
    public string Path(Dice dice)
    {
        var segments = Pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart parameter => Uri.EscapeDataString(Value(parameter.Name, dice)),
            _ => "",
        })));
        return "/" + string.Join('/', segments) + (dice.Happens(30) ? dice.One(Queries) : "");
    }

    private static string Value(string name, Dice dice)
    {
        var usual = Usual.GetValueOrDefault(name, "1");
        return dice.Happens(15) && Mutator.Text(usual, dice) is { Length: > 0 and < 2000 } odd && odd.All(c => !char.IsSurrogate(c)) && odd is not ("." or "..") ? odd : usual;
    }
}
