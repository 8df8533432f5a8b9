using System.Globalization;

namespace Engine.App.Demo;

/// <summary>How the demo writes dates, amounts and lines, in expected and found books alike.</summary>
internal static class BookText
{
    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Money(decimal amount, string currency) => $"{Amount(amount, currency)} {currency}";

    public static string Line(string item, decimal quantity, decimal amount, string currency) =>
        string.Create(CultureInfo.InvariantCulture, $"item {item} × {quantity:0.######} = {Amount(amount, currency)}");

    public static string Application(string document, decimal amount, string currency) => $"{Amount(amount, currency)} on {document}";

    public static string Customer(string name, string? email, string? phone) => $"{name}, {email ?? "no email"}, {phone ?? "no phone"}";

    private static string Amount(decimal amount, string currency) =>
        amount.ToString(currency == "JPY" ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);
}
