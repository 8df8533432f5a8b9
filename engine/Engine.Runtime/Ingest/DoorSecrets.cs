using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Runtime.Secrets;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Ingest;

/// <summary>The secrets that a source may use at the moment.</summary>
public sealed class DoorSecrets(SecretReader secrets, TimeProvider clock, ILogger<DoorSecrets> logger)
{
    /// <summary>
    /// Those that are in force and can be read. While a secret is rolled over one of two may be missing already; the other one still decides.
    /// Null when none can be read, although one is in force.
    /// </summary>
    public IReadOnlyCollection<string>? Read(ImmutableArray<ActiveSecret> wanted)
    {
        var now = clock.GetUtcNow();
        var inForce = wanted.Where(secret => secret.IsInForce(now)).ToList();
        var found = new List<string>(inForce.Count);
        foreach (var reading in inForce.Select(secret => secrets.Read(secret.Reference)))
        {
            if (reading is SecretReading.Found(var secret))
            {
                found.Add(secret.Reveal());
            }
            else if (reading is SecretReading.Unavailable(var reason))
            {
                logger.LogError("{Reason}", reason);
            }
        }

        return found.Count > 0 || inForce.Count == 0 ? found : null;
    }
}
