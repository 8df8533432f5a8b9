namespace Engine.Core.Sources.Bank.Nacha;

/// <param name="Code">R and two digits.</param>
/// <param name="Window">How long after settlement it may come: banking days, 60 for calendar days, or in words.</param>
/// <param name="Effect">On money that was booked, when the return has an amount.</param>
public sealed record ReturnReason(string Code, string Title, string Window, ReturnEffect Effect);
