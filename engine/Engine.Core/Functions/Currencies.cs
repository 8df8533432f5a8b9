using System.Collections.Frozen;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>ISO 4217 currencies and the number of digits of their minor units.</summary>
public static class Currencies
{
    // ISO 4217 list one. Digits other than 2 are given behind the code.
    private const string Iso =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD3 BIF0 BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW "
        + "CLF4 CLP0 CNY COP COU CRC CUC CUP CVE CZK DJF0 DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF0 GTQ GYD HKD HNL HRK "
        + "HTG HUF IDR ILS INR IQD3 IRR ISK0 JMD JOD3 JPY0 KES KGS KHR KMF0 KPW KRW0 KWD3 KYD KZT LAK LBP LKR LRD LSL LYD3 MAD MDL MGA MKD "
        + "MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR3 PAB PEN PGK PHP PKR PLN PYG0 QAR RON RSD RUB RWF0 SAR "
        + "SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND3 TOP TRY TTD TWD TZS UAH UGX0 USD USN UYI0 UYU UYW4 "
        + "UZS VED VES VND0 VUV0 WST XAF0 XCD XCG XOF0 XPF0 YER ZAR ZMW ZWG ZWL";

    private const int CodeLength = 3;

    private static readonly FrozenDictionary<string, int> Digits = Iso.Split(' ')
        .ToFrozenDictionary(entry => entry[..3], entry => entry.Length > 3 ? entry[3] - '0' : 2);

    private static readonly FrozenDictionary<string, string> Canonical = Digits.Keys.ToFrozenDictionary(code => code, StringComparer.OrdinalIgnoreCase);

    // Stripe's "currencies" page: ISK and UGX became zero-decimal but keep two digits on the wire; MGA has none there.
    private static readonly FrozenDictionary<string, int> StripeDeviations =
        new Dictionary<string, int> { ["ISK"] = 2, ["UGX"] = 2, ["MGA"] = 0 }.ToFrozenDictionary();

    public static IEnumerable<string> Codes => Digits.Keys;

    /// <summary>The code in upper case; null when ISO 4217 does not know it.</summary>
    public static string? Normalize(string code) => Canonical.GetValueOrDefault(code);

    /// <summary>The same for the text of a payload, which is not decoded for it.</summary>
    internal static string? Normalize(Value code)
    {
        Span<char> room = stackalloc char[CodeLength];
        return !code.TryDecode(room, out var text) ? Normalize(code.AsText())
            : Canonical.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known) ? known : null;
    }

    /// <summary>Digits after the point by ISO 4217 of a currency, given in upper case.</summary>
    public static int IsoDigits(string code) => Digits[code];

    /// <summary>Digits of the minor unit in which Stripe counts a currency, given in upper case.</summary>
    public static int StripeDigits(string code) => StripeDeviations.TryGetValue(code, out var digits) ? digits : Digits[code];
}
