using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.NetSuite;

namespace Engine.Core.Periods;

/// <summary>Reads <c>closedPeriods</c> of a client. The shape was checked by the schema.</summary>
internal static class ClosedPeriodCompiler
{
    /// <summary>Reports CFG161.</summary>
    public static FrozenDictionary<string, ClosedPeriodPolicy> Compile(ConfigMapping root, FindingSink findings)
    {
        var policies = new Dictionary<string, ClosedPeriodPolicy>(StringComparer.Ordinal);
        foreach (var entry in root.Mapping("closedPeriods")?.Entries ?? [])
        {
            if (RecordTypes.Find(entry.Name)?.FindField("tranDate") is null)
            {
                findings.Error(PeriodCodes.UnknownKind, entry.Key.Span, $"\"{entry.Name}\" is no record type that has a date.{RecordTypes.DidYouMean(entry.Name)}");
                continue;
            }

            policies[entry.Name] = (entry.Value as ConfigScalar)?.Text switch
            {
                "nextOpenDay" => ClosedPeriodPolicy.NextOpenDay,
                "queue" => ClosedPeriodPolicy.Queue,
                _ => ClosedPeriodPolicy.Block,
            };
        }

        return policies.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
