namespace Engine.App.Demo;

/// <summary>What acme sells: Stripe's price, and the NetSuite item that acme's accountants book it on.</summary>
/// <param name="Id">Stripe's id of the price.</param>
/// <param name="Name">What the customer reads.</param>
/// <param name="Item">NetSuite's internal id of the item; null when acme has none for it.</param>
internal sealed record DemoPrice(string Id, string Name, string? Item)
{
    public static DemoPrice Starter { get; } = new("price_1QAcmeStarterMonthly", "Starter plan", "201");

    public static DemoPrice Team { get; } = new("price_1QAcmeTeamMonthly", "Team plan", "203");

    public static DemoPrice Enterprise { get; } = new("price_1QAcmeEnterpriseYearly", "Enterprise plan", "205");

    public static DemoPrice Seat { get; } = new("price_1QAcmeSeat", "Extra seat", "206");

    public static DemoPrice Onboarding { get; } = new("price_1QAcmeOnboarding", "Onboarding", "220");

    public static DemoPrice Training { get; } = new("price_1QAcmeTraining", "Training day", "221");

    /// <summary>Sold since yesterday; nobody has told acme's crosswalk.</summary>
    public static DemoPrice New { get; } = new("price_1QAcmeWorkshop", "Workshop", null);

    /// <summary>Items of the lines that are no sale.</summary>
    public const string RefundItem = "250";

    public const string DiscountItem = "240";

    public const string TaxItem = "251";
}
