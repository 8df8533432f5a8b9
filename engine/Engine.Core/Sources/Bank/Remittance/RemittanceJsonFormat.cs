using Engine.Core.Sources.Files;

namespace Engine.Core.Sources.Bank.Remittance;

/// <summary>
/// Remittance advices as JSON: an array of <c>{ payment, date, total, currency, payer: { name, id, account, bank }, lines: [ { invoice | creditMemo |
/// order, paid, gross, discount, date, adjustments: [ { amount, code, reason } ] } ] }</c>. Amounts are numbers or texts with a point.
/// </summary>
public sealed class RemittanceJsonFormat : BankFormat
{
    public override string Name => "remittance-json";

    private protected override BankEncoding Encoding => BankEncoding.Utf8;

    private protected override IEnumerable<BankEntry> Entries(BankFile file, BankFindings findings)
    {
        foreach (var row in JsonArrayFormat.Rows(file.Bytes))
        {
            if (row.Problem is { } problem)
            {
                findings.Refuse(BankCodes.NotThisFormat, new Place(row.Line), problem.Message);
                yield break;
            }

            if (JsonBody.Parse(row.Content, out var rejection) is not { } payload)
            {
                findings.Refuse(BankCodes.BadField, new Place(row.Line), rejection!.Message);
                yield break;
            }

            if (new RemittanceJsonAdvice(payload.Root, row.Line, file, findings).Read() is not { } entry)
            {
                yield break;
            }

            yield return entry;
        }
    }
}
