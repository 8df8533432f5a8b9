namespace Engine.Core.Functions;

/// <summary>One currency.</summary>
/// <param name="Code">ISO 4217, in upper case.</param>
/// <param name="IsoDigits">Digits after the point by ISO 4217.</param>
/// <param name="StripeDigits">Digits of the minor unit in which Stripe counts it.</param>
internal sealed record Currency(string Code, int IsoDigits, int StripeDigits);
