namespace Engine.Runtime.NetSuite;

/// <summary>What NetSuite answered to one write.</summary>
/// <param name="Exchange">What went over the wire, redacted; null when nothing was sent.</param>
public abstract record WriteAnswer(HttpExchange? Exchange)
{
    /// <summary>The record was written.</summary>
    public sealed record Done(string InternalId, HttpExchange Exchange) : WriteAnswer(Exchange);

    /// <summary>NetSuite will not write it as it is; trying again alone cannot help.</summary>
    public sealed record Refused(NetSuiteError Error, HttpExchange Exchange) : WriteAnswer(Exchange);

    /// <summary>The external id, or the entity's name, is taken: look again before anything else.</summary>
    public sealed record AlreadyExists(NetSuiteError Error, HttpExchange Exchange) : WriteAnswer(Exchange);

    /// <summary>Surely not executed: the limit was reached, the login was refused, or nothing could be sent.</summary>
    public sealed record TryLater(string Reason, TimeSpan? RetryAfter, HttpExchange? Exchange) : WriteAnswer(Exchange)
    {
        /// <summary>
        /// What was refused, when something was: class Limit, or Login, which waiting alone does not mend. Null when nothing was reached.
        /// </summary>
        public NetSuiteError? Error { get; init; }
    }

    /// <summary>It may have been executed: the answer was lost, late, or a server error.</summary>
    public sealed record Unknown(string Reason, HttpExchange? Exchange) : WriteAnswer(Exchange);
}
