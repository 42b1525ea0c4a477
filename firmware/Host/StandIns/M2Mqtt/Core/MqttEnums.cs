namespace nanoFramework.M2Mqtt
{
    /// <summary>The TLS version to speak.</summary>
    public enum MqttSslProtocols
    {
        /// <summary>No TLS.</summary>
        None = 0,

        /// <summary>Refused by the package.</summary>
        SSLv3 = 1,

        /// <summary>Refused by the package.</summary>
        TLSv1_0 = 2,

        /// <summary>Refused by the package.</summary>
        TLSv1_1 = 3,

        /// <summary>TLS 1.2.</summary>
        TLSv1_2 = 4,

        /// <summary>TLS 1.3.</summary>
        TLSv1_3 = 5,
    }
}

namespace nanoFramework.M2Mqtt.Messages
{
    /// <summary>Quality of service.</summary>
    public enum MqttQoSLevel
    {
        /// <summary>No acknowledgement.</summary>
        AtMostOnce = 0,

        /// <summary>Acknowledged, perhaps delivered twice.</summary>
        AtLeastOnce = 1,

        /// <summary>Acknowledged in four steps.</summary>
        ExactlyOnce = 2,

        /// <summary>A SUBACK's refusal.</summary>
        GrantedFailure = 128,
    }

    /// <summary>The broker's answer; the values of MQTT 3.1.1 only.</summary>
    public enum MqttReasonCode
    {
        /// <summary>Accepted.</summary>
        Success = 0,

        /// <summary>3.1.1: wrong protocol version.</summary>
        ConnectionRefusedUnacceptableProtocolVersion = 1,

        /// <summary>3.1.1: client id not allowed.</summary>
        ConnectionRefusedIdentifierRejected = 2,

        /// <summary>3.1.1: broker not available.</summary>
        ConnectionRefusedServerUnavailable = 3,

        /// <summary>3.1.1: wrong user name or password.</summary>
        ConnectionRefusedBadUserNameOrPassword = 4,

        /// <summary>3.1.1: not authorised.</summary>
        ConnectionRefusedNotAuthorized = 5,
    }
}
