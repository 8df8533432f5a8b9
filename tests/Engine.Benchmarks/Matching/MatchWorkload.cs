using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Engine.Core.Matching;

namespace Engine.Benchmarks.Matching;

/// <summary>The files of workload-match. Their README gives the columns.</summary>
internal sealed class MatchWorkload(string folder)
{
    private readonly byte[] invoices = File.ReadAllBytes(Path.Combine(folder, "invoices.csv"));
    private readonly byte[] payments = File.ReadAllBytes(Path.Combine(folder, "payments.csv"));

    /// <summary>The expected answers, one line for each payment.</summary>
    public string[] Truth { get; } = [.. File.ReadLines(Path.Combine(folder, "truth.csv")).Skip(1)];

    public OpenInvoices Invoices()
    {
        var count = invoices.AsSpan().Count((byte)'\n') - 1;
        var builder = new OpenInvoicesBuilder(count);
        var at = invoices.AsSpan().IndexOf((byte)'\n') + 1;
        while (at < invoices.Length)
        {
            var cells = new OpenInvoiceCells
            {
                Id = Next(invoices, ref at, ','),
                Customer = Next(invoices, ref at, ','),
                Currency = Next(invoices, ref at, ','),
                AmountRemaining = Minor(Next(invoices, ref at, ',')),
                DueDate = Date(Next(invoices, ref at, '\n')),
            };
            if (!builder.TryAdd(cells))
            {
                throw new InvalidDataException($"{folder}: an amount cannot be used.");
            }
        }

        return builder.Build();
    }

    public ImmutableArray<MatchPayment> Payments()
    {
        var all = ImmutableArray.CreateBuilder<MatchPayment>(Truth.Length);
        var customers = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = payments.AsSpan().IndexOf((byte)'\n') + 1;
        while (at < payments.Length)
        {
            var id = Text(Next(payments, ref at, ','));
            var date = Date(Next(payments, ref at, ','));
            var customer = Text(Next(payments, ref at, ','));
            var currency = string.Intern(Text(Next(payments, ref at, ',')));
            var amount = Minor(Next(payments, ref at, ','));
            var text = Text(Next(payments, ref at, '\n').Trim((byte)'"'));
            customers.TryAdd(customer, customer);
            all.Add(new MatchPayment(id, amount, currency, date) { Customer = customers[customer], Text = text });
        }

        return all.ToImmutable();
    }

    /// <summary>An answer as the file of expected ones writes it: outcome, tier and, where it is applied, the invoices.</summary>
    public static string Answer(MatchDecision decision) => decision.IsApplied
        ? $"AUTO,{decision.Tier},{string.Join(' ', decision.Applied.Select(one => one.Invoice).Order(StringComparer.Ordinal))}"
        : decision.Outcome == MatchOutcome.Unmatched ? "UNMATCHED,0,"
        : $"REVIEW,{decision.Tier},";

    private static ReadOnlySpan<byte> Next(byte[] content, ref int at, char end)
    {
        var rest = content.AsSpan(at);
        var length = rest.IndexOf((byte)end);
        at += length + 1;
        return rest[..length];
    }

    private static decimal Minor(ReadOnlySpan<byte> digits)
    {
        var minor = long.Parse(digits, CultureInfo.InvariantCulture);
        return new decimal((int)minor, (int)(minor >> 32), 0, isNegative: false, scale: 2);
    }

    private static DateOnly Date(ReadOnlySpan<byte> text) =>
        new(int.Parse(text[..4], CultureInfo.InvariantCulture), int.Parse(text[5..7], CultureInfo.InvariantCulture), int.Parse(text[8..], CultureInfo.InvariantCulture));

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
