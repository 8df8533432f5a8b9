using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Functions;
using Engine.Core.Values;

namespace Engine.Core.Matching.Files;

/// <summary>One row of a file of payments, invoices, customers or decisions. What is wrong with a member is said once, with its place.</summary>
/// <param name="line">Where it begins, counted from 1.</param>
/// <param name="read">The value of a member; missing when the row has none.</param>
internal sealed class MatchRow(string path, int line, Func<string, Value> read, FindingSink findings)
{
    private static readonly char[] Separators = [' ', ',', ';', '|', '\t'];

    /// <summary>Nothing was wrong with it so far.</summary>
    public bool IsSound { get; private set; } = true;

    public SourceSpan Span { get; } = new(path, new TextPosition(line, 1), new TextPosition(line, 1));

    /// <summary>Null when it is not there or empty.</summary>
    public string? Text(string name) => read(name) switch
    {
        { Kind: ValueKind.Text } text when text.AsText().Trim() is { Length: > 0 } trimmed => trimmed,
        { Kind: ValueKind.Number } number => number.ToString(),
        _ => null,
    };

    public string Required(string name)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        Refuse($"The row has no {name}.");
        return "";
    }

    /// <summary>ISO 4217, in upper case.</summary>
    public string Currency(string name)
    {
        var code = Required(name);
        if (Currencies.Normalize(code) is { } known)
        {
            return known;
        }

        if (code.Length > 0)
        {
            Refuse($"{name} is \"{code}\", which is no currency of ISO 4217.");
        }

        return "";
    }

    /// <summary>An amount in major units, as text or number; null when it is not there.</summary>
    public decimal? Amount(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Numbers.TryParse(text, out var amount) && ScaledAmount.TryFrom(amount, out _))
        {
            return amount;
        }

        Refuse($"{name} is \"{text}\". Write an amount such as 1234.50: no separators, at most four digits after the point.");
        return null;
    }

    public decimal RequiredAmount(string name)
    {
        if (Text(name) is null)
        {
            Refuse($"The row has no {name}.");
        }

        return Amount(name) ?? 0;
    }

    /// <summary>A date written <c>yyyy-MM-dd</c>; null when it is not there.</summary>
    public DateOnly? Date(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Dates.ParseDate(text) is { Kind: ValueKind.Date } date)
        {
            return date.AsDate();
        }

        Refuse($"{name} is \"{text}\". Write a date as 2025-06-30.");
        return null;
    }

    public DateOnly RequiredDate(string name)
    {
        if (Text(name) is null)
        {
            Refuse($"The row has no {name}.");
        }

        return Date(name) ?? default;
    }

    /// <summary>The texts of a list; of a single text, its words.</summary>
    public IEnumerable<string> Texts(string name) => read(name) switch
    {
        { Kind: ValueKind.List } list => list.AsList().Where(item => item.Kind == ValueKind.Text).Select(item => item.AsText()),
        { Kind: ValueKind.Text } text => text.AsText().Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        _ => [],
    };

    /// <summary>The objects of a list.</summary>
    public IEnumerable<MatchRow> Rows(string name)
    {
        var list = read(name);
        if (list.Kind != ValueKind.List)
        {
            yield break;
        }

        foreach (var item in list.AsList())
        {
            var row = new MatchRow(path, line, item.Member, findings);
            yield return row;
            IsSound &= row.IsSound;
        }
    }

    public void Refuse(string message)
    {
        IsSound = false;
        findings.Error(MatchCodes.UnusableRow, Span, message);
    }
}
