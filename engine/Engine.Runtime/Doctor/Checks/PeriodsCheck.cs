using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Doctor.Checks;

/// <summary>The accounting period of today in the client's zone. Years, quarters and adjustment periods only group others.</summary>
internal sealed class PeriodsCheck : AccountCheck
{
    public override string Name => "periods";

    public override string Asks => "whether today can be posted to";

    public override int Order => 110;

    public override async Task<ImmutableArray<CheckFinding>> RunAsync(Patient patient, CancellationToken cancel)
    {
        var day = patient.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var statement = $"SELECT id, periodname, closed, alllocked, arlocked FROM accountingperiod WHERE startdate <= TO_DATE('{day}', 'YYYY-MM-DD') AND enddate >= TO_DATE('{day}', 'YYYY-MM-DD') "
            + "AND isyear = 'F' AND isquarter = 'F' AND isadjust = 'F'";
        var answer = await patient.Inspector.QueryAsync(statement, cancel);
        if (answer is not Inspected.Answer { Content: var content } || content.Member("items") is not { Kind: ValueKind.List } periods)
        {
            return [CheckFinding.Warning($"The accounting periods could not be read. {answer.Trouble}", "Let the role of the integration see Accounting Periods.", Who.Administrator)];
        }

        return [periods.AsList() is [var period, ..] ? Judge(period, day) : await WithoutPeriodAsync(patient.Inspector, day, cancel)];
    }

    private static async Task<CheckFinding> WithoutPeriodAsync(AccountInspector inspector, string day, CancellationToken cancel) =>
        await inspector.QueryAsync("SELECT id FROM accountingperiod FETCH FIRST 1 ROWS ONLY", cancel) is Inspected.Answer { Content: var any } && any.Member("items") is { Kind: ValueKind.List } rows && rows.AsList().Count == 0
            ? CheckFinding.Ok("The account goes without accounting periods: any day can be posted to.")
            : CheckFinding.Error($"No accounting period holds {day}: what happens today cannot be posted.", "Set the periods of the year up.", Who.Accounting);

    private static CheckFinding Judge(Value period, string day)
    {
        var name = IdRows.Column(period, "periodname");
        var shut = Is(period, "closed") ? "closed" : Is(period, "alllocked") ? "locked" : Is(period, "arlocked") ? "locked for receivables" : null;
        return shut is null
            ? CheckFinding.Ok($"{day} is in the period {name}, which is open.")
            : CheckFinding.Error($"{day} is in the period {name}, which is {shut}: what happens today cannot be posted.", "Open the period, or let the mappings post into one that is open.", Who.Accounting);
    }

    private static bool Is(Value period, string column) => IdRows.Column(period, column) == "T";
}
