using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Shapes;
using Engine.Core.Sources;
using Engine.Core.Values;
using Engine.Tests.Core.Expressions;
using Engine.Tests.Support;

namespace Engine.Tests.Samples;

/// <summary>The pack's description of Stripe's objects, held against payloads that Stripe sent to other people.</summary>
public sealed class StripeShapeTests
{
    /// <summary>What the shapes leave out on purpose, or have otherwise, and why.</summary>
    private static readonly FrozenDictionary<string, string> leftOut = new Dictionary<string, string>
    {
        ["invoice.application_fee: unknown"] = "of 2018; gone before the oldest version that anybody still uses",
        ["invoice.finalized_at: unknown"] = "of 2018; in status_transitions since",
        ["invoice_line.rendering: unknown"] = "no documented member",
        ["invoice.paper_checks: unknown"] = "no documented member",
        ["invoice.redaction: unknown"] = "no documented member",
        ["charge.balance_transaction: Object"] = "expanded for a reader that asked; an event is never expanded",
        ["charge.payment_intent: Object"] = "expanded for a reader that asked; an event is never expanded",
        ["invoice.total_discount_amounts[].discount: Object"] = "expanded for a reader that asked; an event is never expanded",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> carriers = new Dictionary<string, string>
    {
        ["charge"] = "charge.succeeded",
        ["customer"] = "customer.created",
        ["invoice"] = "invoice.paid",
        ["invoice_payment"] = "invoice_payment.paid",
        ["refund"] = "refund.created",
    }.ToFrozenDictionary();

    private readonly PayloadShapes shapes = Compile();
    private readonly SortedSet<string> found = new(StringComparer.Ordinal);

    [SamplesFact]
    public void Every_member_of_a_real_payload_is_described_with_its_kind_and_versions_or_left_out_on_purpose()
    {
        var described = 0;
        foreach (var (type, version, payload) in Events().Concat(Objects()))
        {
            var known = shapes.Of("stripe", type);
            described += known.Shape is null ? 0 : 1;
            Walk(known, payload, "event", version);
        }

        Assert.True(described > 40, $"Only {described} payloads are described.");
        Assert.Equal(leftOut.Keys.Order(StringComparer.Ordinal), found);
    }

    private static IEnumerable<(string Type, string? Version, Value Payload)> Events() =>
        Files("events").Select(payload => (Text(payload.Member("type")) ?? "", Text(payload.Member("api_version")), payload));

    // Objects as a reader got them, in a version that is not said.
    private static IEnumerable<(string Type, string? Version, Value Payload)> Objects() => Files("objects").Concat(Files("event-data-only"))
        .Where(read => read.Kind == ValueKind.Object && Text(read.Member("object")) is { } name && carriers.ContainsKey(name))
        .Select(read => (carriers[Text(read.Member("object"))!], (string?)null, Value.Of(new ValueObject(("data", Value.Of(new ValueObject(("object", read))))))));

    private static IEnumerable<Value> Files(string folder) => Directory
        .EnumerateFiles(Path.Combine(Repository.Samples!, "stripe", folder), "*.json", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(file => Expression.Json(File.ReadAllText(file)));

    private static string? Text(Value value) => value.Kind == ValueKind.Text ? value.AsText() : null;

    private void Walk(Known known, Value value, string path, string? version)
    {
        if (value.Kind == ValueKind.List)
        {
            foreach (var item in value.AsList())
            {
                Walk(known.Element ?? Known.Anything, item, path + "[]", version);
            }
        }

        if (value.Kind != ValueKind.Object || known.Shape is not { } shape)
        {
            return;
        }

        foreach (var (name, member) in value.AsObject().Members)
        {
            var below = $"{shape.Name ?? path}.{name}";
            if (!shape.Members.TryGetValue(name, out var described))
            {
                found.Add($"{below}: unknown");
            }
            else if (!IsOfKind(described, member))
            {
                found.Add($"{below}: {member.Kind}");
            }
            else if (version is not null && !member.IsNothing && !new VersionRange(described.Since, described.Until).Holds(version))
            {
                found.Add($"{below}: of {version}");
            }
            else
            {
                Walk(described, member, below, version);
            }
        }
    }

    private static bool IsOfKind(Known described, Value member) => member.IsNothing
        ? (described.Kinds & Kinds.Nothing) != 0
        : (described.Kinds & (member.Kind switch
        {
            ValueKind.Boolean => Kinds.Boolean,
            ValueKind.Number => Kinds.Number,
            ValueKind.Text => Kinds.Text,
            ValueKind.List => Kinds.List,
            _ => Kinds.Object,
        })) != 0;

    private static PayloadShapes Compile()
    {
        var findings = new FindingSink();
        var nowhere = new SourceSpan("events.yaml", new TextPosition(1, 1), new TextPosition(1, 1));
        var events = StripeEventNames.All.ToFrozenDictionary(name => ("stripe", name), name => new EventDeclaration(name, null, nowhere));
        var files = Directory.EnumerateFiles(Repository.PathOf("mappings/packs/stripe/shapes")).Order(StringComparer.Ordinal)
            .Select(path => Engine.Tests.Runtime.Configuration.Yaml.File(path, File.ReadAllText(path)));
        var shapes = ShapeCompiler.Compile(files, events, findings);
        Assert.Empty(findings.ToImmutable());
        return shapes;
    }
}
