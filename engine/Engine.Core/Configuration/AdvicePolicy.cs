using System.Globalization;

namespace Engine.Core.Configuration;

/// <summary>How payments are joined with remittance advices that come apart from them.</summary>
/// <param name="WindowDays">How far the days may lie apart where no number joins them.</param>
/// <param name="Wait">How long a payment that does not say itself what it is for waits for its advice.</param>
public sealed record AdvicePolicy(int WindowDays, TimeSpan Wait)
{
    // The schema holds both to whole numbers.
    internal static AdvicePolicy? Of(ConfigMapping? written) => written is null
        ? null
        : new AdvicePolicy(int.Parse(written.Text("windowDays")!, CultureInfo.InvariantCulture), TimeSpan.FromHours(int.Parse(written.Text("waitHours")!, CultureInfo.InvariantCulture)));
}
