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

    // Stripe's "currencies" page: ISK and UGX became zero-decimal but keep two digits on the wire; MGA has none there.
    private static readonly FrozenDictionary<string, int> StripeDeviations =
        new Dictionary<string, int> { ["ISK"] = 2, ["UGX"] = 2, ["MGA"] = 0 }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Currency> All = Iso.Split(' ').Select(Read)
        .ToFrozenDictionary(currency => currency.Code, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Codes => All.Keys;

    /// <summary>The code in upper case; null when ISO 4217 does not know it.</summary>
    public static string? Normalize(string code) => All.GetValueOrDefault(code)?.Code;

    /// <summary>Digits after the point by ISO 4217 of a currency.</summary>
    public static int IsoDigits(string code) => All[code].IsoDigits;

    /// <summary>Digits of the minor unit in which Stripe counts a currency.</summary>
    public static int StripeDigits(string code) => All[code].StripeDigits;

    /// <summary>The currency that a text names in any case; null when ISO 4217 does not know it. The text of a payload is not decoded for it.</summary>
    internal static Currency? Find(Value code)
    {
        Span<char> room = stackalloc char[CodeLength];
        return !code.TryDecode(room, out var text) ? All.GetValueOrDefault(code.AsText())
            : All.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known) ? known : null;
    }

    private static Currency Read(string entry)
    {
        var (code, digits) = (entry[..CodeLength], entry.Length > CodeLength ? entry[CodeLength] - '0' : 2);
        return new Currency(code, digits, StripeDeviations.GetValueOrDefault(code, digits));
    }
}
