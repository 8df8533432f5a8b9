using System.Collections.Immutable;
using System.CommandLine;
using Engine.App.Commands;
using Engine.App.Service;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Diagnostics.Formats;
using Engine.Core.Matching;
using Engine.Core.Matching.Files;
using Engine.Runtime.Configuration;

namespace Engine.App.Output;

/// <summary>The options that say what is matched, and what they lead to.</summary>
/// <param name="service">What the command can ask where no files are given; null when it needs files.</param>
internal sealed class MatchFilesOption(ServiceOptions? service = null)
{
    private const long MostBytes = 1024L * 1024 * 1024;

    private readonly Option<string> client = new("--client") { Description = "Whose tiers.", Required = true };
    private readonly Option<string?> rules = new("--rules") { Description = "The rule set of Kind match; needed where the client has several." };
    private readonly Option<FileInfo?> payments = new("--payments") { Description = "CSV, JSON or JSON lines: id, amount, currency, date, and what else is known of each payment.", Required = service is null };
    private readonly Option<FileInfo?> invoices = new("--invoices") { Description = "The same for open invoices: id, customer, currency, amountRemaining, dueDate, …", Required = service is null };
    private readonly Option<FileInfo?> customers = new("--customers") { Description = "The same for customers: id, name, parent, group." };
    private readonly Option<DirectoryInfo> root = service?.Root ?? CommonOptions.Root();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[client, rules, payments, invoices, customers])
        {
            command.Add(option);
        }

        if (service is null)
        {
            command.Add(root);
        }
    }

    public string Client(ParseResult parsed) => parsed.GetRequiredValue(client);

    public string? Rules(ParseResult parsed) => parsed.GetValue(rules);

    public string Root(ParseResult parsed) => parsed.GetRequiredValue(root).FullName;

    /// <summary>Files were given.</summary>
    public bool AreGiven(ParseResult parsed) => parsed.GetValue(payments) is not null || parsed.GetValue(invoices) is not null;

    /// <summary>Null when something cannot be used; the reason then stands on standard error.</summary>
    public MatchInput? Read(ParseResult parsed)
    {
        if (FindRules(parsed) is not var (owner, set))
        {
            return null;
        }

        var findings = new FindingSink();
        var builder = new OpenInvoicesBuilder();
        var texts = ImmutableArray<MatchPayment>.Empty;
        if (Bytes(parsed.GetValue(payments)) is not { } paymentBytes || Bytes(parsed.GetValue(invoices)) is not { } invoiceBytes)
        {
            return null;
        }

        texts = MatchFiles.Payments(Name(parsed.GetValue(payments)!), paymentBytes, findings);
        MatchFiles.Invoices(Name(parsed.GetValue(invoices)!), invoiceBytes, builder, findings);
        if (parsed.GetValue(customers) is { } file)
        {
            if (Bytes(file) is not { } customerBytes)
            {
                return null;
            }

            MatchFiles.Customers(Name(file), customerBytes, builder, findings);
        }

        return Report(findings) ? new MatchInput(owner, set, texts, new MatchIndexes(builder.Build())) : null;
    }

    /// <summary>The content of a file without a byte order mark; null, with a word on standard error, when it cannot be read.</summary>
    public static ReadOnlyMemory<byte>? Bytes(FileInfo? file)
    {
        if (file is not { Exists: true } || file.Length > MostBytes)
        {
            Console.Error.WriteLine(file is { Exists: true } ? $"{file.Name} is larger than {MostBytes} bytes, which is more than is read." : $"There is no file {file}.");
            return null;
        }

        var bytes = File.ReadAllBytes(file.FullName);
        return FileText.WithoutMark(bytes).ToArray();
    }

    /// <summary>Prints what is wrong; true when nothing is.</summary>
    public static bool Report(FindingSink findings)
    {
        var shown = FindingLimit.Apply(findings.ToImmutable());
        Console.Error.Write(new TextFormat().Render(shown, ImmutableDictionary<string, string>.Empty, FindingStyle.Plain));
        return !findings.HasErrors;
    }

    public static string Name(FileInfo file) => file.Name;

    private (ClientConfig Client, MatchRuleSet Set)? FindRules(ParseResult parsed)
    {
        if (LoadedClient.Find(parsed.GetRequiredValue(root), parsed.GetRequiredValue(client)) is not { } owner)
        {
            return null;
        }

        var names = owner.MatchRules.Keys.Order(StringComparer.Ordinal).ToList();
        if (parsed.GetValue(rules) is { } name ? owner.MatchRules.TryGetValue(name, out var set) : names is [var only] && owner.MatchRules.TryGetValue(only, out set))
        {
            return (owner, set);
        }

        Console.Error.WriteLine(names.Count == 0
            ? $"{owner.Name} has no rule set of Kind match. Let it extend packs/cash, or write one."
            : $"Which rule set? {owner.Name} has {string.Join(", ", names)}; choose one by --rules.");
        return null;
    }
}
