use super::{
    service::{from_worker, to_worker},
    within,
};
use crate::{ByteStream, Network};
use async_trait::async_trait;
use client::{Bytes, Transport, TransportError};
use http::{Request, Response};
use std::{io, time::Duration};
use worker::{Fetch, SecureTransport, Socket};

/// How long a provider may take to answer.
const TIMEOUT: Duration = Duration::from_secs(10);

/// What lies outside: providers, by HTTP or TCP.
pub struct Internet;

/// What lies outside, for whoever has less time: by HTTP.
pub struct InternetWithin(pub Duration);

async fn send_within(limit: Duration, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
    let service = request.uri().host().unwrap_or_default().to_owned();
    let failed = |reason: String| TransportError { service: service.clone(), reason };
    let request = to_worker(request).map_err(|error| failed(error.to_string()))?;
    let answer = async { from_worker(&mut Fetch::Request(request).send().await?).await };
    match within(limit, answer).await {
        Some(answer) => answer.map_err(|error| failed(error.to_string())),
        None => Err(failed("timed out".to_owned())),
    }
}

#[async_trait(?Send)]
impl Transport for InternetWithin {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        send_within(self.0, request).await
    }

    fn now_millis(&self) -> i64 {
        super::now().millis()
    }
}

#[async_trait(?Send)]
impl Transport for Internet {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        send_within(TIMEOUT, request).await
    }

    fn now_millis(&self) -> i64 {
        super::now().millis()
    }
}

#[async_trait(?Send)]
impl Network for Internet {
    async fn connect(&self, host: &str, port: u16, tls: bool) -> io::Result<Box<dyn ByteStream>> {
        let transport = if tls { SecureTransport::On } else { SecureTransport::Off };
        let socket = Socket::builder().secure_transport(transport).connect(host, port);
        Ok(Box::new(socket.map_err(|error| io::Error::other(error.to_string()))?))
    }

    async fn sleep(&self, duration: Duration) {
        worker::Delay::from(duration).await;
    }
}
