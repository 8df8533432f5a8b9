using System.Collections.Frozen;
using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Engine.App.Output;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Diagnostics.Formats;
using Engine.Core.Expressions;
using Engine.Core.Rules;
using Engine.Core.Values;
using Engine.Runtime.Configuration;
using NodaTime;

namespace Engine.App.Commands;

/// <summary><c>engine rules eval</c>: a rule file on an input, result tree out. Needs no project and no client.</summary>
public sealed class RulesCommand : EngineCommand
{
    private const int MostBytes = 64 * 1024 * 1024;

    private readonly Option<string> rules = new("--rules") { Description = "A rule file in the workflow format of Microsoft RulesEngine.", Required = true };

    private readonly Option<string> input = new("--input")
    {
        Description = "A JSON file; - for standard input. The members of an object are the inputs by name; the items of an array are input1, input2, …",
        Required = true,
    };

    private readonly Option<string?> workflow = new("--workflow") { Description = "Evaluate only this workflow of the file; all without it." };
    private readonly Option<string> zone = new("--time-zone") { Description = "IANA zone in which instants become dates.", DefaultValueFactory = _ => "Etc/UTC" };

    public override ImmutableArray<string> Examples { get; } = ["engine rules eval --rules rules/acme/invoice.json --input invoice.json"];

    public override Command Build()
    {
        var eval = new Command("eval", "Evaluates a rule file and prints the result of each rule as JSON. Exit code 0: it was evaluated, 2: it could not be loaded.")
        {
            rules,
            input,
            workflow,
            zone,
        };
        eval.SetAction(Run);
        return new Command("rules", "Works with rule files.") { eval };
    }

    private int Run(ParseResult parsed)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(parsed.GetRequiredValue(zone)) is not { } timeZone)
        {
            error.WriteLine($"There is no time zone \"{parsed.GetValue(zone)}\".{Suggestion.DidYouMean(parsed.GetRequiredValue(zone), DateTimeZoneProviders.Tzdb.Ids)}");
            return ExitCodes.Unusable;
        }

        if (ReadFile(parsed.GetRequiredValue(rules), error) is not { } file || ReadInputs(parsed.GetRequiredValue(input), error) is not { } inputs)
        {
            return ExitCodes.Unusable;
        }

        var sets = Compile(parsed.GetRequiredValue(rules), file, inputs, error);
        var chosen = sets is null ? null : Choose(sets, parsed.GetValue(workflow), error);
        if (chosen is null)
        {
            return ExitCodes.Unusable;
        }

        var context = new EvaluationContext(timeZone, FrozenDictionary<string, Crosswalk>.Empty) { ShowsInputs = true };
        parsed.InvocationConfiguration.Output.WriteLine(Results(chosen.Value, context, [.. inputs.Select(named => named.Value)]));
        return ExitCodes.Fine;
    }

    private static byte[]? ReadFile(string path, TextWriter error)
    {
        if (path != "-" && !File.Exists(path))
        {
            error.WriteLine($"There is no file {path}.");
            return null;
        }

        using var source = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        while (source.Read(buffer) is var read and > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > MostBytes)
            {
                error.WriteLine($"{path} has more than {MostBytes} bytes, which is more than is read.");
                return null;
            }
        }

        return content.ToArray();
    }

    private static ImmutableArray<(string Name, Value Value)>? ReadInputs(string path, TextWriter error)
    {
        if (ReadFile(path, error) is not { } bytes)
        {
            return null;
        }

        try
        {
            return RuleInput.Read(FileText.WithoutMark(bytes).ToArray());
        }
        catch (JsonException trouble)
        {
            error.WriteLine($"{path} is no JSON that can be used: {trouble.Message}");
            return null;
        }
    }

    private static FrozenDictionary<string, RuleSet>? Compile(
        string path, byte[] bytes, ImmutableArray<(string Name, Value Value)> inputs, TextWriter error)
    {
        var scope = inputs.Aggregate(Scope.Empty, (before, named) => before.With(named.Name));
        var findings = new FindingSink();
        var sets = RuleFile.Compile(path, bytes, scope, findings);
        var text = FileText.Decode(path, bytes, new FindingSink());
        var texts = text is null ? [] : new Dictionary<string, string> { [path] = text };
        error.Write(new TextFormat().Render(FindingLimit.Apply(findings.ToImmutable()), texts.ToImmutableDictionary(), FindingStyle.Plain));
        return findings.HasErrors ? null : sets;
    }

    private static ImmutableArray<RuleSet>? Choose(FrozenDictionary<string, RuleSet> sets, string? name, TextWriter error)
    {
        if (name is null)
        {
            return [.. sets.Values.OrderBy(set => set.Span.Start.Line).ThenBy(set => set.Span.Start.Column)];
        }

        if (sets.TryGetValue(name, out var set))
        {
            return [set];
        }

        error.WriteLine($"The file has no workflow \"{name}\".{Suggestion.DidYouMean(name, sets.Keys)}");
        return null;
    }

    private static string Results(ImmutableArray<RuleSet> sets, EvaluationContext context, Value[] inputs)
    {
        using var buffer = new MemoryStream();
        JsonOutput.Write(buffer, writer =>
        {
            writer.WriteStartArray("rules");
            foreach (var set in sets)
            {
                RuleResultJson.Write(writer, set.Evaluate(context, inputs).Rules, set.Name);
            }

            writer.WriteEndArray();
        });
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimEnd();
    }
}
