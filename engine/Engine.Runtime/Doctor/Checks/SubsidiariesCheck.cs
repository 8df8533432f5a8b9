using System.Collections.Immutable;

namespace Engine.Runtime.Doctor.Checks;

/// <summary>The base currency of the client against that of the subsidiaries that its files name.</summary>
internal sealed class SubsidiariesCheck : AccountCheck
{
    public override string Name => "subsidiaries";

    public override string Asks => "whether the subsidiaries keep their books in the base currency";

    public override int Order => 90;

    public override async Task<ImmutableArray<CheckFinding>> RunAsync(Patient patient, CancellationToken cancel)
    {
        var rows = await patient.RowsAsync("subsidiary", cancel);
        if (rows.Trouble is { } trouble)
        {
            return [CheckFinding.Warning($"The subsidiaries could not be read. {trouble.Trouble}", "Let the role of the integration see Subsidiary records. An account that is not OneWorld has none.", Who.Administrator)];
        }

        if (rows.Rows.IsEmpty)
        {
            return [CheckFinding.Ok("No file names a subsidiary that is there.")];
        }

        var wanted = patient.Client.BaseCurrency;
        var currencies = await IdRows.AskAsync(patient.Inspector, "currency", [.. rows.Rows.Values.Select(row => IdRows.Column(row, "currency")).OfType<string>().Distinct()], cancel);
        var of = rows.Rows.ToDictionary(row => row.Key, row => Symbol(currencies, row.Value));
        if (of.ContainsValue(wanted))
        {
            return [CheckFinding.Ok($"Subsidiaries and their currencies: {string.Join(", ", of.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => $"{row.Key} {row.Value}"))}.")];
        }

        return [CheckFinding.Warning(
            $"The client's base currency is {wanted}, and none of its subsidiaries keeps its books in it: {string.Join(", ", of.Select(row => $"{row.Key} {row.Value}"))}.",
            "Correct baseCurrency in client.yaml, or the subsidiaries in the crosswalk.",
            Who.Consultant)];
    }

    private static string Symbol(IdRows currencies, Engine.Core.Values.Value subsidiary) =>
        currencies.Rows.TryGetValue(IdRows.Column(subsidiary, "currency") ?? "", out var currency) ? IdRows.Column(currency, "symbol") ?? "?" : "?";
}
