using Engine.Runtime.Storage;

namespace Engine.Runtime.NetSuite;

/// <summary>Why nothing is to be had from an account at present.</summary>
/// <param name="Cause">Account when it does not answer, Login when its credentials are refused.</param>
/// <param name="Reason">In a sentence.</param>
/// <param name="Since">When it began.</param>
/// <param name="Until">When it is tried again.</param>
public sealed record AccountTrouble(WaitCause Cause, string Reason, DateTimeOffset Since, DateTimeOffset Until);
