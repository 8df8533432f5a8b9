using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Mapping;
using Engine.Core.Values;

namespace Engine.Core.NetSuite.Account;

/// <summary>
/// Compares what mappings write with what the account has. Warnings all: the account may have changed since it was imported, and
/// NetSuite has the last word.
/// </summary>
public static class AccountFindings
{
    private const int MostChoicesShown = 12;

    /// <summary>Reports ACC001 to ACC005.</summary>
    public static void Report(AccountSchema account, ImmutableArray<MappingConfig> mappings, FindingSink findings)
    {
        foreach (var record in mappings.SelectMany(mapping => mapping.Records).Where(record => record.Write != WriteMode.LinkOnly))
        {
            if (account.Records.TryGetValue(record.Type.Name, out var known))
            {
                Report(account, known, record, findings);
            }
            else if (account.NotThere.Contains(record.Type.Name))
            {
                findings.Warning(AccountCodes.NoRecordType, record.Span, $"The account {account.Account} has no record type `{record.Type.Name}`, or does not show it to the engine's role.");
            }
            else
            {
                findings.Warning(AccountCodes.NotImported, record.Span, $"The import of account {account.Account} does not say what `{record.Type.Name}` looks like there. Run engine doctor --import again.");
            }
        }
    }

    private static void Report(AccountSchema account, AccountRecord known, RecordMapping record, FindingSink findings)
    {
        foreach (var field in record.Fields)
        {
            Check(account, record.Type.Name, known.Fields, field, findings);
        }

        foreach (var group in record.Groups.Where(group => !known.Fields.ContainsKey(group.Field.Name)))
        {
            Missing(account, record.Type.Name, group.Field.Name, known.Fields.Keys, group.Span, findings);
        }

        foreach (var line in record.Lines)
        {
            if (known.Sublists.GetValueOrDefault(line.Sublist.Name) is not { } fields)
            {
                Missing(account, record.Type.Name, line.Sublist.Name, known.Sublists.Keys, line.Span, findings);
                continue;
            }

            foreach (var field in line.Fields)
            {
                Check(account, $"{record.Type.Name}.{line.Sublist.Name}", fields, field, findings);
            }
        }
    }

    private static void Check(
        AccountSchema account, string place, ImmutableSortedDictionary<string, AccountField> fields, FieldMapping written, FindingSink findings)
    {
        if (!fields.TryGetValue(written.Field.Name, out var known))
        {
            Missing(account, place, written.Field.Name, fields.Keys, written.Span, findings);
            return;
        }

        if (written.Field.IsCustom && !Takes(known.Kind, written.Value.Kinds))
        {
            findings.Warning(
                AccountCodes.OtherKind,
                written.Span,
                $"`{written.Field.Name}` of {place} takes {Words(known.Kind)} in account {account.Account}, and `{written.Value.Text.Trim()}` gives {KindWords.Of(written.Value.Kinds)}.");
        }

        if (known is { Kind: AccountFieldKind.Choice, Choices: { IsEmpty: false } choices } && Literal(written.Value) is { } choice && !choices.Contains(choice))
        {
            findings.Warning(
                AccountCodes.NoChoice,
                written.Span,
                $"`{written.Field.Name}` of {place} has no entry \"{choice}\" in account {account.Account}.{Suggestion.DidYouMean(choice, choices)} {Listed(choices)}");
        }
    }

    private static void Missing(
        AccountSchema account, string place, string name, IEnumerable<string> known, SourceSpan span, FindingSink findings) =>
        findings.Warning(AccountCodes.NoField, span, $"`{place}` has no `{name}` in account {account.Account}.{Suggestion.DidYouMean(name, known)}");

    private static string? Literal(CompiledExpression value) =>
        value is CompiledNode { Root: Constant { Value: { Kind: ValueKind.Text or ValueKind.Number } constant } } ? constant.ToString() : null;

    private static string Listed(ImmutableArray<string> choices) =>
        choices.Length <= MostChoicesShown
            ? $"It has {string.Join(", ", choices)}."
            : $"It has {string.Join(", ", choices.Take(MostChoicesShown))} and {choices.Length - MostChoicesShown} more.";

    private static bool Takes(AccountFieldKind kind, Kinds given) => (given & (Taken(kind) | Kinds.Nothing)) != 0;

    private static Kinds Taken(AccountFieldKind kind) => kind switch
    {
        AccountFieldKind.Text => Kinds.Text | Kinds.Number | Kinds.Amount | Kinds.Date | Kinds.Instant,
        AccountFieldKind.Number => Kinds.Number | Kinds.Amount | Kinds.Text,
        AccountFieldKind.Boolean => Kinds.Boolean,
        AccountFieldKind.Date or AccountFieldKind.Instant => Kinds.Date | Kinds.Instant | Kinds.Text,
        AccountFieldKind.Choice or AccountFieldKind.Reference => Kinds.Text | Kinds.Number | Kinds.Reference | Kinds.Object,
        AccountFieldKind.Subrecord => Kinds.Object,
        AccountFieldKind.List => Kinds.List | Kinds.Object,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Words(AccountFieldKind kind) => kind switch
    {
        AccountFieldKind.Text => "text",
        AccountFieldKind.Number => "a number",
        AccountFieldKind.Boolean => "true or false",
        AccountFieldKind.Date => "a date",
        AccountFieldKind.Instant => "an instant",
        AccountFieldKind.Choice => "an entry of a list",
        AccountFieldKind.Reference => "a reference",
        AccountFieldKind.Subrecord => "an object",
        AccountFieldKind.List => "a list",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
