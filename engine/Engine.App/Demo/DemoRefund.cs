namespace Engine.App.Demo;

/// <summary>Money that went back to a customer.</summary>
internal sealed record DemoRefund(string Id, DemoPayment Payment, long AmountMinor, DateTimeOffset At, string Status = "succeeded");
