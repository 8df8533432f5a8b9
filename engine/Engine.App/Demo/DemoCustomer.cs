namespace Engine.App.Demo;

/// <summary>A customer as Stripe knows it in the end.</summary>
internal sealed record DemoCustomer(string Id, string Name, string Email, string? Phone);
