using Engine.Sandbox.Switches;

namespace Engine.Sandbox.Http;

/// <summary>Runs one request of a service: a refusal becomes an answer, and duplicates are counted.</summary>
internal sealed class Execution(SwitchBoard switches, Statistics statistics)
{
    public Answer Run(Call call, Func<Call, Answer> handle)
    {
        try
        {
            return handle(call);
        }
        catch (Refusal refusal)
        {
            if (refusal.IsDuplicate)
            {
                statistics.CountDuplicate(call.Subject);
            }

            return ErrorEnvelope.Of(refusal, switches.Is(WireSwitches.ErrorPrefix, "documented"));
        }
    }
}
