using System.Diagnostics.CodeAnalysis;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Functions;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>A test of a tier made ready for one payment: what the column is compared with is known.</summary>
internal struct BoundTest
{
    private const int AnyCurrency = -2;

    private BoundKind kind;
    private InvoiceField field;
    private bool isNegated;
    private long low;
    private long high;
    private int currency;
    private string? text;
    private string[]? texts;
    private int code;
    private int[]? codes;

    // The column itself, where it is one of the book's own.
    private int[]? items;
    private Node? node;

    /// <summary>No invoice passes.</summary>
    public readonly bool IsNever => kind == BoundKind.Never;

    /// <summary>Texts that the column may equal.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<string> Texts => text is null ? texts : new ReadOnlySpan<string>(in text);

    /// <summary>Numbers of texts that the column may equal; those that no invoice has are left out.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<int> Codes => codes is null ? new ReadOnlySpan<int>(in code) : codes;

    /// <summary>The lowest key that passes.</summary>
    public readonly long Low => low;

    /// <summary>The highest key that passes.</summary>
    public readonly long High => high;

    /// <summary>The currency that an amount must have; null when zero is asked for, which is zero in each.</summary>
    public readonly int? Currency => currency == AnyCurrency ? null : currency;

    public static BoundTest Of(MatchTest test, OpenInvoices book, EvaluationFrame frame)
    {
        var bound = new BoundTest { kind = BoundKind.Node, node = test.Node, currency = AnyCurrency };
        if (test.Field is not { } column)
        {
            return bound;
        }

        bound.field = column;
        if (test.Operator == TestOperator.Holds)
        {
            bound.kind = BoundKind.Open;
            return bound;
        }

        var value = test.Value!.Evaluate(frame);
        bound.kind = BoundKind.Never;
        if (value.IsNothing || value.IsFailure)
        {
            return bound;
        }

        if (test.Operator == TestOperator.In)
        {
            bound.SetList(value, book);
        }
        else if (InvoiceFields.IsText(column) || InvoiceFields.IsKey(column))
        {
            bound.SetText(value, test.Operator == TestOperator.NotEqual, book);
        }
        else if (test.Operator == TestOperator.Within)
        {
            bound.items = book.Days(column);
            bound.SetWindow(value, test.Days!.Evaluate(frame), test.IsStrict, frame.Context);
        }
        else if (InvoiceFields.IsDate(column))
        {
            bound.items = book.Days(column);
            bound.SetDate(value, test.Operator);
        }
        else
        {
            bound.SetAmount(value, test.Operator, book);
        }

        return bound;
    }

    public readonly bool Holds(OpenState state, int row, MatchEvaluation evaluation) => kind switch
    {
        BoundKind.Open => state.IsOpen(row),
        BoundKind.Code => HasCode(state.Book, row),
        BoundKind.Key => HasKey(state.Book, row),
        BoundKind.Day => items![row] is var day and not OpenInvoices.NoDay && (day >= low && day <= high) != isNegated,
        BoundKind.Amount => HasAmount(state, row),
        BoundKind.Node => evaluation.Holds(node!, row),
        _ => false,
    };

    private readonly bool HasCode(OpenInvoices book, int row)
    {
        var own = items is null ? book.Code(field, row) : items[row];
        return own >= 0 && (codes is null ? own == code : Array.IndexOf(codes, own) >= 0) != isNegated;
    }

    private readonly bool HasKey(OpenInvoices book, int row)
    {
        if (book.Keys(field) is not { } keys || keys[row].IsEmpty)
        {
            return false;
        }

        Span<byte> room = stackalloc byte[256];
        var found = false;
        foreach (var wanted in Texts)
        {
            found |= keys[row].SequenceEqual(Utf8Keys.Encode(wanted, room));
        }

        return found != isNegated;
    }

    private readonly bool HasAmount(OpenState state, int row)
    {
        var amount = field == InvoiceField.AmountRemaining ? state[row] : state.Book.AmountOf(row);
        return amount != ScaledAmount.None
            && (amount >= low && amount <= high && (currency == AnyCurrency || state.Book.Code(InvoiceField.Currency, row) == currency)) != isNegated;
    }

    private void SetList(Value value, OpenInvoices book)
    {
        if (value.Kind != ValueKind.List)
        {
            return;
        }

        var list = new List<string>(value.Count);
        foreach (var item in value.Items)
        {
            if (item.Kind == ValueKind.Text)
            {
                list.Add(item.AsText());
            }
        }

        SetTexts(list, book);
    }

    private void SetText(Value value, bool isNot, OpenInvoices book)
    {
        if (value.Kind != ValueKind.Text)
        {
            return;
        }

        isNegated = isNot;
        if (InvoiceFields.IsKey(field))
        {
            (kind, text) = (BoundKind.Key, value.AsText());
            return;
        }

        code = book.Pool(field).Find(value.AsText());
        SetCodeColumn(book, code >= 0);
    }

    private void SetTexts(List<string> wanted, OpenInvoices book)
    {
        if (InvoiceFields.IsKey(field))
        {
            (kind, texts) = (wanted.Count == 0 ? BoundKind.Never : BoundKind.Key, [.. wanted.Distinct(StringComparer.Ordinal)]);
            return;
        }

        var pool = book.Pool(field);
        codes = [.. wanted.Select(pool.Find).Where(known => known >= 0).Distinct()];
        SetCodeColumn(book, codes.Length > 0);
    }

    private void SetCodeColumn(OpenInvoices book, bool isKnown)
    {
        items = book.OwnCodes(field);
        kind = isKnown || isNegated ? BoundKind.Code : BoundKind.Never;
    }

    private void SetWindow(Value date, Value days, bool isStrict, EvaluationContext context)
    {
        if (days.Kind != ValueKind.Number || date.Kind is not (ValueKind.Date or ValueKind.Instant) || Calendar.DateOf(date, context) is not { Kind: ValueKind.Date } middle)
        {
            return;
        }

        var most = isStrict ? decimal.Ceiling(days.AsNumber()) - 1 : decimal.Floor(days.AsNumber());
        if (most >= 0)
        {
            var reach = (long)Math.Min(most, DateOnly.MaxValue.DayNumber);
            SetRange(BoundKind.Day, middle.AsDate().DayNumber - reach, middle.AsDate().DayNumber + reach);
        }
    }

    private void SetDate(Value value, TestOperator operation)
    {
        if (value.Kind != ValueKind.Date)
        {
            return;
        }

        var day = value.AsDate().DayNumber;
        SetRange(BoundKind.Day, operation, day, day);
    }

    private void SetAmount(Value value, TestOperator operation, OpenInvoices book)
    {
        // Any number but zero would be a guess at the currency.
        if (value.Kind is not (ValueKind.Amount or ValueKind.Number) || (value.Kind == ValueKind.Number && value.AsNumber() != 0))
        {
            return;
        }

        var amount = value.AsNumber();
        currency = value.Kind == ValueKind.Number ? AnyCurrency : book.Pool(InvoiceField.Currency).Find(value.AsCurrency());
        SetRange(BoundKind.Amount, operation, ScaledAmount.Floor(amount), ScaledAmount.Ceiling(amount));
        if (currency == TextPool.None && !isNegated)
        {
            kind = BoundKind.Never;
        }
    }

    /// <param name="operation">How the column is compared.</param>
    /// <param name="floor">The highest key that is not above the value.</param>
    /// <param name="ceiling">The lowest key that is not below it.</param>
    private void SetRange(BoundKind range, TestOperator operation, long floor, long ceiling)
    {
        isNegated = operation == TestOperator.NotEqual;
        var (from, to) = operation switch
        {
            TestOperator.Less => (ScaledAmount.None + 1, ceiling - 1),
            TestOperator.LessOrEqual => (ScaledAmount.None + 1, floor),
            TestOperator.Greater => (floor + 1, long.MaxValue),
            TestOperator.GreaterOrEqual => (ceiling, long.MaxValue),
            _ => (ceiling, floor),
        };
        SetRange(range, from, to);
    }

    private void SetRange(BoundKind range, long from, long to)
    {
        (low, high) = (from, to);
        kind = (from > to && !isNegated) || (range == BoundKind.Day && items is null) ? BoundKind.Never : range;
    }

    private enum BoundKind
    {
        Never,
        Open,
        Code,
        Key,
        Day,
        Amount,
        Node,
    }
}
