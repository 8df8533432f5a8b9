using System.Collections.Immutable;

namespace Engine.Core.Matching;

/// <summary>Chooses the way to the invoices of a tier: an id if one is compared, otherwise the texts that must be equal, and within those an amount or a date.</summary>
internal static class MatchAccessPlanner
{
    public static MatchAccess Choose(ImmutableArray<MatchTest> tests)
    {
        var key = tests.Where(test => test.Field is { } column && InvoiceFields.IsKey(column))
            .OrderBy(test => test.Operator)
            .FirstOrDefault(test => test.Operator is TestOperator.Equal or TestOperator.In);
        if (key is not null)
        {
            return new MatchAccess.ByKey(key);
        }

        var listed = tests.FirstOrDefault(test => test is { Operator: TestOperator.In, Field: InvoiceField.Number or InvoiceField.PoNumber });
        if (listed is not null)
        {
            return new MatchAccess.ByGroup([listed.Field!.Value], [listed], null, []);
        }

        return Grouped(tests);
    }

    /// <summary>The tier can be asked at a cost that does not grow with the number of open invoices.</summary>
    public static bool HasJoinKey(MatchAccess access) => access is MatchAccess.ByKey
        || (access is MatchAccess.ByGroup group && (group.Keys.Any(key => key is not null) || group.Bounds.Any(bound => bound.Operator == TestOperator.Equal)));

    private static MatchAccess Grouped(ImmutableArray<MatchTest> tests)
    {
        var equal = tests.Where(test => test.Operator == TestOperator.Equal && test.Field is { } column && InvoiceFields.IsText(column))
            .DistinctBy(test => test.Field)
            .OrderBy(test => test.Field)
            .ToList();
        var order = OrderOf(tests);
        ImmutableArray<MatchTest> bounds = [.. tests.Where(test => order is not null && test.Field == order && test.Operator is not (TestOperator.NotEqual or TestOperator.In))];
        var columns = equal.Select(test => (Field: test.Field!.Value, Test: (MatchTest?)test)).ToList();

        // Amounts are only compared within a currency, so it is part of the key even where no test names it.
        if (order is { } amount && InvoiceFields.IsAmount(amount) && columns.TrueForAll(column => column.Field != InvoiceField.Currency))
        {
            columns.Add((InvoiceField.Currency, null));
        }

        return columns.Count == 0 && order is null
            ? new MatchAccess.Scan()
            : new MatchAccess.ByGroup([.. columns.Select(column => column.Field)], [.. columns.Select(column => column.Test)], order, bounds);
    }

    // An equal amount narrows most, then an equal date, then a stretch of either.
    private static InvoiceField? OrderOf(ImmutableArray<MatchTest> tests)
    {
        var ranges = tests.Where(test => test.Field is { } column && (InvoiceFields.IsAmount(column) || InvoiceFields.IsDate(column)) && test.Operator != TestOperator.NotEqual)
            .OrderBy(test => test.Operator == TestOperator.Equal ? 0 : 1)
            .ThenByDescending(test => test.Field == InvoiceField.AmountRemaining)
            .ThenByDescending(test => InvoiceFields.IsAmount(test.Field!.Value));
        return ranges.FirstOrDefault()?.Field;
    }
}
