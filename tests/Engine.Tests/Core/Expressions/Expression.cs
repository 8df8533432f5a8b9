using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Scripts;
using Engine.Core.Values;
using NodaTime;

namespace Engine.Tests.Core.Expressions;

/// <summary>Compiles and evaluates expressions the way mappings and rules do.</summary>
public static class Expression
{
    public const string File = "mappings/acme/test.yaml";

    public static FrozenDictionary<string, Crosswalk> Crosswalks { get; } = new Dictionary<string, Crosswalk>
    {
        ["items"] = new(
            "items",
            new Dictionary<string, CrosswalkRow>
            {
                ["price_1"] = new("price_1", "501", true, SpanAt(2)),
                ["price_0"] = new("price_0", "500", false, SpanAt(3)),
            }.ToFrozenDictionary()),
    }.ToFrozenDictionary();

    private static FrozenDictionary<string, Script> Scripts { get; } = new[] { new Script("sku", "", false, SpanAt(1)) }.ToFrozenDictionary(script => script.Name);

    public static EvaluationContext Context { get; } = new(DateTimeZoneProviders.Tzdb["America/New_York"], Crosswalks);

    /// <summary>A scalar at line 7, column 3, whose text begins there.</summary>
    public static ConfigScalar Scalar(string text, ConfigScalarKind kind = ConfigScalarKind.Text) =>
        new(new SourceSpan(File, new TextPosition(7, 3), new TextPosition(7, 3 + text.Length)), text, kind);

    public static Value Json(string json) => JsonValue.From(JsonDocument.Parse(json, JsonValue.Options).RootElement);

    public static CompiledExpression? Compile(string text, Strictness strictness, Scope scope, FindingSink findings) =>
        ExpressionCompiler.Compile(Scalar(text), 0, text.Length, ContextOf(strictness, scope, findings));

    public static CompilationContext ContextOf(Strictness strictness, Scope scope, FindingSink findings) => new()
    {
        Scope = scope,
        Strictness = strictness,
        Crosswalks = Crosswalks,
        EarlierRecords = ["customer"],
        Scripts = new ScriptScope(Scripts),
        Findings = findings,
    };

    /// <summary>Evaluates with one value for each member of a JSON object, by its name.</summary>
    public static (Value Value, string? Missing) Evaluate(string text, string inputs, Strictness strictness)
    {
        var members = Json(inputs).AsObject().Members.ToList();
        var scope = members.Aggregate(Scope.Empty, (so, member) => so.With(member.Key));
        var findings = new FindingSink();
        var compiled = Compile(text, strictness, scope, findings);
        if (compiled is null)
        {
            Assert.NotEmpty(findings.ToImmutable());
            return (Value.Fail(findings.ToImmutable()[0].Code, findings.ToImmutable()[0].Message), null);
        }

        Assert.False(findings.HasErrors, string.Join(" ", findings.ToImmutable().Select(finding => finding.Message)));
        var known = ScriptAnswers.None.With(new ScriptCall("sku", "[\"in_9\"]"), Value.Of("SKU-9"));
        var frame = new EvaluationFrame(Context with { Scripts = new ScriptCalls(known) }, members.Count);
        for (var i = 0; i < members.Count; i++)
        {
            frame[i] = members[i].Value;
        }

        return (compiled.Evaluate(frame), frame.MissingPath);
    }

    /// <summary>The value as text; of a failure or finding its code.</summary>
    public static string Answer(string text, string inputs, Strictness strictness)
    {
        var value = Evaluate(text, inputs, strictness).Value;
        return value.IsFailure ? value.AsFailure().Code.Id : value.ToString();
    }

    /// <summary>The findings of an expression over event, payload and client.</summary>
    public static ImmutableArray<Finding> Findings(string text, Strictness strictness = Strictness.Field)
    {
        var findings = new FindingSink();
        var scope = Scope.Empty.With("event", Shape.Event).With("payload", Kinds.Object).With("client", Shape.Client);
        var compiled = Compile(text, strictness, scope, findings);
        Assert.Equal(findings.HasErrors, compiled is null);
        return findings.ToImmutable();
    }

    private static SourceSpan SpanAt(int line) => new("mappings/acme/crosswalks/items.csv", new TextPosition(line, 1), new TextPosition(line, 8));
}
