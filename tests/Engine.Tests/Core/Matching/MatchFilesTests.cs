using System.Text;
using Engine.Core.Diagnostics;
using Engine.Core.Matching;
using Engine.Core.Matching.Files;

namespace Engine.Tests.Core.Matching;

/// <summary>Files of payments and open invoices: what they may look like, and what is said about those that cannot be used.</summary>
public class MatchFilesTests
{
    [Theory]
    [InlineData("p.csv", "id,amount,currency,date,references,text\nP1,12.50,usd,2025-06-30,A;B,\"pays A, B\"\n")]
    [InlineData("p.csv", "ID,Amount,Currency,Date,References,Text\r\nP1,12.50,USD,2025-06-30,\"A, B\",\"pays A, B\"")]
    [InlineData("p.json", """[{"id":"P1","amount":"12.50","currency":"USD","date":"2025-06-30","references":["A","B"],"text":"pays A, B"}]""")]
    [InlineData("p.jsonl", """{"id":"P1","amount":12.50,"currency":"USD","date":"2025-06-30","references":["A","B"],"text":"pays A, B"}""")]
    public void A_payment_reads_the_same_from_every_form(string path, string content)
    {
        var findings = new FindingSink();
        var payment = Assert.Single(MatchFiles.Payments(path, Encoding.UTF8.GetBytes(content), findings));

        Assert.Empty(findings.ToImmutable());
        Assert.Equal(("P1", 12.50m, "USD", new DateOnly(2025, 6, 30), "pays A, B"), (payment.Id, payment.Amount, payment.Currency, payment.Date, payment.Text));
        Assert.Equal<string>(["A", "B"], payment.References);
    }

    [Theory]
    [InlineData("id,amount,currency,date\nP1,12.50,USD\n", 2, "MAT020 The row has 3 values, and the header 4.")]
    [InlineData("id,amount,currency,date\n\"P1,12.50,USD,2025-06-30\n", 2, "MAT020 A quote is not closed, or something stands after it.")]
    [InlineData("id,amount,currency,date\nP1,\"1,250.00\",USD,2025-06-30\n", 2, "MAT020 amount is \"1,250.00\". Write an amount such as 1234.50: no separators, at most four digits after the point.")]
    [InlineData("id,amount,currency,date\nP1,1.23456,USD,2025-06-30\n", 2, "MAT020 amount is \"1.23456\". Write an amount such as 1234.50: no separators, at most four digits after the point.")]
    [InlineData("id,amount,currency,date\nP1,1,XXQ,2025-06-30\n", 2, "MAT020 currency is \"XXQ\", which is no currency of ISO 4217.")]
    [InlineData("id,amount,currency,date\nP1,1,USD,30.06.2025\n", 2, "MAT020 date is \"30.06.2025\". Write a date as 2025-06-30.")]
    [InlineData("id,amount,currency\nP1,1,USD\n", 2, "MAT020 The row has no date.")]
    [InlineData("id,amount,currency,date\nP1,1,USD,2025-06-30\n\nP1,2,USD,2025-06-30\n", 4, "MAT021 The id P1 stands already above.")]
    public void A_row_that_cannot_be_used_is_told_with_its_line(string content, int line, string message)
    {
        var findings = new FindingSink();
        MatchFiles.Payments("p.csv", Encoding.UTF8.GetBytes(content), findings);
        var finding = Assert.Single(findings.ToImmutable());

        Assert.Equal((line, message), (finding.Span.Start.Line, $"{finding.Code} {finding.Message}"));
    }

    [Theory]
    [InlineData("creditMemo", "10.00", "amountRemaining is 10.00. It is negative for a creditMemo, and only for one.")]
    [InlineData("invoice", "-10.00", "amountRemaining is -10.00. It is negative for a creditMemo, and only for one.")]
    [InlineData("journal", "10.00", "kind is \"journal\". It is invoice or creditMemo.")]
    public void The_sign_of_what_is_open_says_what_it_is(string kind, string remaining, string message)
    {
        var findings = new FindingSink();
        var builder = new OpenInvoicesBuilder();
        MatchFiles.Invoices("i.csv", Encoding.UTF8.GetBytes($"id,customer,currency,amount_remaining,kind\nI1,C1,USD,{remaining},{kind}\n"), builder, findings);

        Assert.Equal(message, Assert.Single(findings.ToImmutable()).Message);
        Assert.Equal(0, builder.Build().Count);
    }
}
