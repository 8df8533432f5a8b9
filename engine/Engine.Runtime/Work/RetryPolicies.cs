using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>
/// How each kind of trouble is tried again. What is the account's trouble, and not the event's, is tried for as long as it takes and uses up
/// no attempt; what NetSuite refuses for its content goes to a person at once. A write in doubt has waits of its own: <see cref="Doubt"/>.
/// </summary>
public static class RetryPolicies
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>What NetSuite refused a write for.</summary>
    public static RetryPolicy Of(NetSuiteErrorClass kind) => kind switch
    {
        NetSuiteErrorClass.Limit => new RetryPolicy(Second, Minute, null),
        NetSuiteErrorClass.Login => new RetryPolicy(30 * Second, 15 * Minute, null),
        NetSuiteErrorClass.Server => new RetryPolicy(2 * Second, 5 * Minute, 300),

        // It was deleted, or is not shown yet: the record is looked up anew.
        NetSuiteErrorClass.NotFound => new RetryPolicy(5 * Second, Minute, 3),
        _ => RetryPolicy.AskAtOnce,
    };

    /// <summary>What an event waits for.</summary>
    public static RetryPolicy Of(WaitCause cause) => cause switch
    {
        WaitCause.Limit => Of(NetSuiteErrorClass.Limit),
        WaitCause.Login => Of(NetSuiteErrorClass.Login),
        WaitCause.Account => new RetryPolicy(Second, 5 * Minute, null),
        WaitCause.Engine => new RetryPolicy(Second, 5 * Minute, 5),

        // At five minutes a time, 300 are a day.
        _ => Of(NetSuiteErrorClass.Server),
    };

    /// <summary>What keeps an event back that NetSuite did not take a write of.</summary>
    public static WaitCause CauseOf(NetSuiteError? error) => error?.Class switch
    {
        NetSuiteErrorClass.Limit => WaitCause.Limit,
        NetSuiteErrorClass.Login => WaitCause.Login,
        _ => WaitCause.Account,
    };

    /// <summary>
    /// Whether an event that waited for it repeats what the account did not serve. A write in doubt is none: it is settled whatever else is repeated.
    /// </summary>
    public static bool IsRepetition(WaitCause cause) => IsOfAccount(cause) || cause is WaitCause.Answer or WaitCause.Budget;

    /// <summary>Whether it is the account's trouble, which is no fault of the event.</summary>
    public static bool IsOfAccount(WaitCause cause) => cause is WaitCause.Account or WaitCause.Login or WaitCause.Limit;
}
