namespace Engine.App.Demo;

/// <summary>A customer as Stripe knows it in the end.</summary>
internal sealed record DemoCustomer(string Id, string Name, string Email, string? Phone)
{
    /// <summary>Street and number of its address; the rest is alike for all.</summary>
    public string Street { get; init; } = "1 Harbor Street";
}
