using System.Collections.Immutable;
using Engine.Core.Mapping;

namespace Engine.Runtime.Doctor.Checks;

/// <summary>Rows of crosswalks whose key is an ISO code, against the code of the currency they point to; and the client's base currency.</summary>
internal sealed class CurrenciesCheck : AccountCheck
{
    public override string Name => "currencies";

    public override string Asks => "whether currencies are those that the keys say";

    public override int Order => 80;

    public override async Task<ImmutableArray<CheckFinding>> RunAsync(Patient patient, CancellationToken cancel)
    {
        var rows = await patient.RowsAsync("currency", cancel);
        if (rows.Trouble is { } trouble)
        {
            return [CheckFinding.Warning($"The currencies could not be read. {trouble.Trouble}", "Let the role of the integration see Currency records, or switch Multiple Currencies on.", Who.Administrator)];
        }

        var ids = patient.Ids.Where(id => id.RecordType == "currency" && rows.Rows.ContainsKey(id.InternalId)).ToList();
        var swapped = ids.Where(id => IsCode(id.Row?.Key) && Symbol(rows, id) is { } symbol && symbol != id.Row!.Key).Select(id => CheckFinding.Error(
            $"The row `{id.Row!.Key}` of the crosswalk {id.Crosswalk} points to the currency {id.InternalId}, which is {Symbol(rows, id)}.", "Put the internal id of the currency that the key names.", Who.Consultant).At(id.Span));
        return [.. swapped.DefaultIfEmpty(CheckFinding.Ok(ids.Count == 0 ? "No file names a currency by its id." : $"Right: {string.Join(", ", ids.Select(id => Symbol(rows, id)).Distinct())}."))];
    }

    private static string? Symbol(IdRows rows, ConfiguredId id) => IdRows.Column(rows.Rows[id.InternalId], "symbol");

    private static bool IsCode(string? key) => key is { Length: 3 } && key.All(char.IsAsciiLetterUpper);
}
