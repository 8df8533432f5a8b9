using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>Remittance advices that came apart from their payments, and which payment each belongs to.</summary>
public interface IAdvices
{
    /// <summary>The advice that was joined to a payment; null when none was.</summary>
    /// <param name="payment">The payment's number in the inbox.</param>
    Task<JoinedAdvice?> OfAsync(long payment);

    /// <summary>Advices of a client that belong to no payment yet, in order of acceptance; at most 5,000, the newest by the source's clock.</summary>
    /// <param name="from">By the source's clock, included.</param>
    /// <param name="to">Not included.</param>
    Task<ImmutableArray<JoinedAdvice>> OpenAsync(string client, DateTimeOffset from, DateTimeOffset to);

    /// <summary>Keeps that they belong together. False when one of them belongs to another already.</summary>
    /// <param name="by">What both name, in words.</param>
    Task<bool> JoinAsync(long payment, long advice, string by, DateTimeOffset at);
}
