using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Engine.Core.Diagnostics;
using Engine.Core.Sources;
using Engine.Core.Sources.Bank;
using Engine.Core.Sources.Files;

namespace Engine.Core.Configuration;

/// <summary>Compiles the <c>sources</c> of a client. Reports CFG062, CFG080 to CFG083.</summary>
internal static partial class SourceCompiler
{
    private const int DefaultToleranceSeconds = 300;
    private const string DefaultParameter = "cursor";

    private static readonly string[] toldByFormat = ["type", "id", "time"];

    public static FrozenDictionary<string, DeclaredSource> Compile(ConfigMapping? sources, FindingSink findings) =>
        (sources?.Entries ?? []).Where(entry => entry.Value is ConfigMapping)
            .Select(entry => Source(entry, (ConfigMapping)entry.Value, findings))
            .ToFrozenDictionary(source => source.Name, StringComparer.Ordinal);

    private static DeclaredSource Source(ConfigEntry entry, ConfigMapping written, FindingSink findings)
    {
        CheckName(entry.Key, findings);
        CheckReach(entry, written, findings);
        return new DeclaredSource(
            entry.Name, Authentication(written, findings), written["key"] as ConfigScalar, Files(written.Mapping("file"), findings), written.Text("folder"), EventsOf(entry.Name, written, findings))
        {
            Polling = Polling(written.Mapping("poll"), findings),
        };
    }

    private static string EventsOf(string name, ConfigMapping written, FindingSink findings)
    {
        if (written["events"] is not ConfigScalar events)
        {
            return name;
        }

        CheckName(events, findings);
        if (written["file"] is null)
        {
            findings.Error(ConfigurationCodes.FileRule, events.Span, "`events` is for sources that send files; the events of the others are their own.");
        }

        return events.Text;
    }

    private static void CheckReach(ConfigEntry entry, ConfigMapping written, FindingSink findings)
    {
        var trouble = (written["bearerKeys"] is not null, written["signature"] is not null, written["folder"] is not null || written["poll"] is not null) switch
        {
            (true, true, _) => $"Source \"{entry.Name}\" has bearerKeys and signature. Write one of them.",
            (false, false, false) => $"Nothing can deliver for source \"{entry.Name}\". Write bearerKeys, signature, folder or poll.",
            _ when written["folder"] is not null && written["file"] is null => $"Source \"{entry.Name}\" has a folder, and nothing says what its files hold. Write file.",
            _ => null,
        };
        if (trouble is not null)
        {
            findings.Error(ConfigurationCodes.SourceUnreachable, entry.Key.Span, trouble);
        }
    }

    private static SourcePolling? Polling(ConfigMapping? written, FindingSink findings)
    {
        if (written is null || ConnectionCompiler.Url(written, "url", hasPath: true, findings, "one such as https://usage.example.com/v1/events") is not { } url)
        {
            return null;
        }

        var key = written["key"] is { } reference ? ConnectionCompiler.Secret("key", reference, findings) : null;
        return new SourcePolling(url, key, written.Text("events"), written.Text("cursor") ?? "", written.Text("parameter") ?? DefaultParameter);
    }

    private static FileRule? Files(ConfigMapping? written, FindingSink findings)
    {
        if (written?["format"] is not ConfigScalar format)
        {
            return null;
        }

        if (FileFormats.Find(format.Text) is not { } known)
        {
            findings.Error(
                ConfigurationCodes.FileRule, format.Span, $"There is no file format \"{format.Text}\".{Suggestion.DidYouMean(format.Text, FileFormats.Names)} There are: {string.Join(", ", FileFormats.Names)}.");
        }
        else
        {
            CheckFacts(written, known, format, findings);
        }

        return new FileRule(
            format.Text, written.Text("type") ?? "", written.Text("id"), written.Text("time"), written.Mapping("bank") is { } bank ? BankRuleCompiler.Compile(bank, format.Text, findings) : null);
    }

    private static void CheckFacts(ConfigMapping written, FileFormat format, ConfigScalar name, FindingSink findings)
    {
        if (format.TellsFacts)
        {
            foreach (var key in toldByFormat.Select(written.Entry).OfType<ConfigEntry>())
            {
                findings.Error(ConfigurationCodes.FileRule, key.Key.Span, $"The format {name.Text} says itself what each entry is, so `{key.Name}` has no place here. Leave it out.");
            }

            if (format is BankFormat { NeedsColumns: true } && written.Mapping("bank")?["csv"] is null)
            {
                findings.Error(ConfigurationCodes.FileRule, name.Span, $"Files of {name.Text} do not say what their columns hold. Write bank.csv with columns, decimal and dates.");
            }

            return;
        }

        if (written.Entry("bank") is { } bank)
        {
            findings.Error(ConfigurationCodes.FileRule, bank.Key.Span, $"`bank` is for the formats of banks, and {name.Text} is none of them.");
        }

        if (written["type"] is null)
        {
            findings.Error(ConfigurationCodes.FileRule, name.Span, $"Rows of {name.Text} do not say what they are. Write the `type` of their events.");
        }

        // When the file came differs from file to file, and a row with an id is known again in another file by being the same.
        if (written["id"] is { } id && written["time"] is null)
        {
            findings.Error(ConfigurationCodes.FileRule, id.Span, "A row that is known by `id` needs `time` too, or the same row in another file would be another content.");
        }
    }

    private static void CheckName(ConfigScalar name, FindingSink findings)
    {
        if (EventSources.Names.Contains(name.Text))
        {
            findings.Error(ConfigurationCodes.SourceName, name.Span, $"\"{name.Text}\" is a source that the engine knows. Give this one a name of its own.");
        }
        else if (!Name().IsMatch(name.Text))
        {
            findings.Error(ConfigurationCodes.SourceName, name.Span, $"\"{name.Text}\" cannot be part of an address. Use lower-case letters, digits and dashes, such as usage-meter.");
        }
    }

    private static SourceAuthentication? Authentication(ConfigMapping written, FindingSink findings)
    {
        if (written.Sequence("bearerKeys") is { } keys)
        {
            return new SourceAuthentication.BearerKey(Secrets("bearerKeys", keys, findings));
        }

        return written.Mapping("signature") is { } signature
            ? new SourceAuthentication.Signed(Signature(signature), Secrets("secrets", signature.Sequence("secrets"), findings))
            : null;
    }

    private static BodySignature Signature(ConfigMapping written) => new(
        written.Text("header") ?? "",
        written.Text("algorithm") == "sha512" ? SignatureAlgorithm.Sha512 : SignatureAlgorithm.Sha256,
        written.Text("encoding") == "base64" ? SignatureEncoding.Base64 : SignatureEncoding.Hex,
        written.Text("prefix") ?? "",
        written.Text("timestampHeader"),
        TimeSpan.FromSeconds(int.TryParse(written.Text("toleranceSeconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : DefaultToleranceSeconds));

    private static ImmutableArray<ActiveSecret> Secrets(string key, ConfigSequence? written, FindingSink findings) =>
        [.. (written?.Items ?? []).Select(item => Secret(key, item, findings)).OfType<ActiveSecret>()];

    private static ActiveSecret? Secret(string key, ConfigNode item, FindingSink findings)
    {
        var dated = item as ConfigMapping;
        var until = dated?["until"] as ConfigScalar;
        DateTimeOffset? end = null;
        if (until is not null && Rfc3339.TryRead(until.Text, out var instant))
        {
            end = instant;
        }
        else if (until is not null)
        {
            findings.Error(ConfigurationCodes.SecretEnd, until.Span, $"\"{until.Text}\" is no instant. Write one such as 2026-01-31T00:00:00Z.");
        }

        return ConnectionCompiler.Secret(dated is null ? key : "secret", dated is null ? item : dated["secret"], findings) is { } reference ? new ActiveSecret(reference, end) : null;
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
