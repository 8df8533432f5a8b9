using System.Globalization;
using Engine.Sandbox.Auth;
using Engine.Sandbox.Switches;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Http;

/// <summary>How a request beyond the concurrency limit is refused.</summary>
internal sealed class Limits(LoginDesk logins, SwitchBoard switches)
{
    /// <param name="status">Instead of what the switch says; null to follow it.</param>
    /// <param name="retryAfter">Seconds, instead of what the switch says; null to follow it.</param>
    public Answer TooMany(HttpRequest request, int? status = null, int? retryAfter = null)
    {
        var chosen = status ?? switches.Number(GovernanceSwitches.LimitStatus);
        if (chosen == 401)
        {
            return logins.Refused(request);
        }

        var answer = ErrorEnvelope.TooMany(chosen);
        var seconds = retryAfter ?? switches.Number(GovernanceSwitches.RetryAfter);
        return seconds == 0 ? answer : answer.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
    }
}
