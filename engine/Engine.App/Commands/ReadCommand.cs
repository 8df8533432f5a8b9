using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Engine.App.Output;
using Engine.Core.Sources.Bank;
using Engine.Core.Sources.Files;
using NodaTime;

namespace Engine.App.Commands;

/// <summary>
/// <c>engine read</c>: the events that files would become, or the place and reason why one would be refused. Nothing is taken in. With a client and a
/// source the files are read as that source reads them; with <c>--as</c> as the format alone has it.
/// </summary>
public sealed class ReadCommand : EngineCommand
{
    private readonly Argument<FileInfo[]> files = new("files") { Description = "The files.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> client = new("--client") { Description = "Whose source it is." };
    private readonly Option<string?> source = new("--source") { Description = "The source, as client.yaml declares it." };
    private readonly Option<string?> kind = new("--as") { Description = "A format of banks, in place of a client and source." };
    private readonly Option<Leniency[]> lenient = new("--lenient") { Description = "With --as: deviations that are tolerated.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<BankEncoding?> encoding = new("--encoding") { Description = "With --as: how the bytes are text." };
    private readonly Option<string?> currency = new("--currency") { Description = "With --as: the currency where the files say none." };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
    private readonly Option<DirectoryInfo> root = CommonOptions.Root();

    public override ImmutableArray<string> Examples { get; } = ["engine read drop/bank/monday.ach --client acme --source ach"];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        kind.AcceptOnlyFromAmong([.. FileFormats.Names.Where(name => FileFormats.Find(name) is BankFormat { NeedsColumns: false })]);
        var command = new Command("read", "Shows the events that files would become, or why they would be refused, without taking them in.") { files, client, source, kind, lenient, encoding, currency, format, root };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (rule, name, zone) = FindRule(parsed);
        if (rule is null)
        {
            return ExitCodes.Unusable;
        }

        var read = new List<(string Name, IReadOnlyList<FileEvent> Events)>();
        foreach (var file in parsed.GetRequiredValue(files))
        {
            if (!file.Exists)
            {
                Console.Error.WriteLine($"There is no file {file}.");
                return ExitCodes.Unusable;
            }

            var bytes = File.ReadAllBytes(file.FullName);
            var content = new FileContent(name, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), file.LastWriteTimeUtc, zone);
            read.Add((file.Name, [.. FileEvents.Read(content, rule)]));
        }

        if (parsed.GetValue(format) == "json")
        {
            JsonOutput.Write(Console.OpenStandardOutput(), writer => Write(writer, read));
        }
        else
        {
            ReadText.Write(parsed.InvocationConfiguration.Output, read);
        }

        return read.Exists(file => file.Events.Any(one => one is FileEvent.Bad)) ? ExitCodes.Findings : ExitCodes.Fine;
    }

    /// <summary>No rule, with the reason on standard error, when it is not clear how to read.</summary>
    private (FileRule? Rule, string Source, DateTimeZone Zone) FindRule(ParseResult parsed)
    {
        if (parsed.GetValue(kind) is { } format)
        {
            var bank = BankRule.Default with { Lenient = [.. parsed.GetValue(lenient) ?? []], Encoding = parsed.GetValue(encoding), Currency = parsed.GetValue(currency) };
            return (new FileRule(format, "", null, null, bank), "files", DateTimeZone.Utc);
        }

        if (parsed.GetValue(client) is not { } named || parsed.GetValue(source) is not { } from)
        {
            Console.Error.WriteLine("Say --client and --source, or --as with a format.");
        }
        else if (LoadedClient.Find(parsed.GetRequiredValue(root), named) is { } config)
        {
            if (config.Sources.TryGetValue(from, out var declared) && declared.Files is { } rule)
            {
                return (rule, declared.Events, config.Zone);
            }

            Console.Error.WriteLine($"{named} declares no source \"{from}\" that sends files.");
        }

        return default;
    }

    private static void Write(Utf8JsonWriter writer, List<(string Name, IReadOnlyList<FileEvent> Events)> read)
    {
        writer.WriteStartArray("files");
        foreach (var (name, events) in read)
        {
            writer.WriteStartObject();
            writer.WriteString("file", name);
            writer.WriteStartArray("events");
            foreach (var row in events.OfType<FileEvent.Row>())
            {
                writer.WriteRawValue(row.Envelope.Span);
            }

            writer.WriteEndArray();
            if (events is [.., FileEvent.Bad bad])
            {
                writer.WriteStartObject("refused");
                writer.WriteString("code", bad.Code.Id);
                writer.WriteNumber("line", bad.Line);
                writer.WriteString("message", bad.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
