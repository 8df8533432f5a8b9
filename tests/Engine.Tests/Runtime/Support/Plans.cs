using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Tests.Runtime.Support;

/// <summary>Plans as small as can be.</summary>
internal static class Plans
{
    public static Plan Creating(RecordKey key) => new()
    {
        EventId = "evt_1",
        EventType = WorkMappings.Created,
        Client = "acme",
        Revision = "rev",
        Verdict = PlanVerdict.Write,
        Steps = [new PlanStep(new WantedRecord(key.RecordType, key, Engine.Core.NetSuite.WriteMode.Upsert, RecordContent.Empty), StepAction.Create, null, RecordContent.Empty, [], null)],
    };
}
