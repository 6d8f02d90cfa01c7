// While the chat is closed: how many messages wait. Everything else comes when it is opened.

/** @param tell is called with the number each time it changes */
export function watch(endpoint, key, tell) {
  const waiting = new Set();
  let socket, timer, failures = 0, stopped = false;

  const connect = () => {
    const { token, read } = JSON.parse(localStorage.getItem(key)) ?? {};
    if (stopped || !token) return;
    socket = new WebSocket(`${endpoint.replace(/^http/, 'ws')}/api/visitor/v1/socket`);
    const send = frame => socket.send(JSON.stringify(frame));
    socket.onopen = () => send({ type: 'hello', token, after: read?.seq, conversation: read?.conversationId });
    socket.onmessage = ({ data }) => {
      const { type, message } = JSON.parse(data);
      failures = 0;
      if (type === 'ping') send({ type: 'pong' });
      if (type !== 'message' || message.direction !== 'outbound') return;
      const { id, seq, conversationId, content, status } = message;
      if (status !== 'read' && status !== 'delivered') send({ type: 'delivered', seq, conversationId });
      if (status !== 'read' && content.type !== 'notice') waiting.add(id);
      tell(waiting.size);
    };
    socket.onclose = ({ code }) => {
      if (code !== 4401) timer = setTimeout(connect, Math.min(60_000, 1000 * 2 ** failures++) * (0.5 + Math.random() / 2));
    };
  };

  connect();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}
