namespace Tirek.Server.Guidance;

/// <summary>A heading and its lines, in the language of the request.</summary>
internal sealed record Advice(Func<string> Title, params Func<string>[] Lines)
{
    /// <summary>
    /// What a phone gives away and what can be done. No line asks for a change that somebody who checks the phone would notice without saying so.
    /// </summary>
    public static readonly IReadOnlyList<Advice> ForDevices =
    [
        new(
            () => GuidanceText.DeviceLeaveTitle,
            () => GuidanceText.DeviceLeave1,
            () => GuidanceText.DeviceLeave2,
            () => GuidanceText.DeviceLeave3
        ),
        new(() => GuidanceText.DeviceHistoryTitle, () => GuidanceText.DeviceHistory1, () => GuidanceText.DeviceHistory2),
        new(
            () => GuidanceText.DeviceCallsTitle,
            () => GuidanceText.DeviceCalls1,
            () => GuidanceText.DeviceCalls2,
            () => GuidanceText.DeviceCalls3
        ),
        new(() => GuidanceText.DeviceMessengerTitle, () => GuidanceText.DeviceMessenger1, () => GuidanceText.DeviceMessenger2),
        new(
            () => GuidanceText.DeviceLocationTitle,
            () => GuidanceText.DeviceLocation1,
            () => GuidanceText.DeviceLocation2,
            () => GuidanceText.DeviceLocation3
        ),
        new(() => GuidanceText.DeviceAccountsTitle, () => GuidanceText.DeviceAccounts1, () => GuidanceText.DeviceAccounts2),
        new(() => GuidanceText.DeviceSpyTitle, () => GuidanceText.DeviceSpy1, () => GuidanceText.DeviceSpy2),
    ];
}
